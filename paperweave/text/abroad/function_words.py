"""The words of grammar of each language, and its verbs of reporting: none is part of a keyword.

English, the empty name, has only those that tell it from others; Chinese and Japanese have none.
"""

from __future__ import annotations

FUNCTION_WORDS = {
    "": """the of and to in a is that for with on we are as by this an be from which our can it
    has have or at these their its not such into using""",
    "zh": "",
    "fr": """le la les un une des du de d l à au aux et ou en dans par pour sur avec sans sous
    entre vers chez que qui quoi dont où ce cet cette ces se sa son ses leur leurs nous notre nos
    vous il ils elle elles on est sont été être a ont avoir ayant fait ne pas plus moins très aussi
    ainsi mais donc car comme si lors afin selon tout tous toute toutes même autre autres certains
    certaines plusieurs chaque deux trois premier première nouvelle nouveau nouveaux article
    travail papier présentons proposons montrons étudions présente propose montre permet permettant
    décrit décrivons utilisant basé basée c est-à-dire cela celui celle ceux peut peuvent depuis
    pendant contre aucun aucune quelque quelques tel telle tels telles encore déjà seulement
    notamment lorsque lorsqu tandis puis enfin ensuite toutefois cependant grâce parmi malgré dès
    hors outre peu beaucoup mieux s'agit agit montrent démontrent indiquent suggèrent révèlent
    confirme confirment surpasse surpassent dépasse dépassent obtient obtiennent obtenons améliore
    améliorent portent aborde abordent traite traitent consiste consistent joue jouent ouvre
    ouvrent met mettent menons menées mené étudie évalue atteint atteignent fournit fournissent
    offrent existe reste restent rend rendent conduit conduisent nécessite nécessitent vise visent
    repose reposent comment constitue constituent influencent soulignent demeure demeurent ressort
    présent devant derrière dessous dessus envers jusque jusqu près auprès autour quant voire
    hormis sauf suivant puisque puisqu quand souvent parfois toujours jamais rarement désormais
    néanmoins davantage autant après plutôt""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber in im an am
    auf aus bei mit nach von vom zu zum zur für über unter durch gegen ohne um als wie wenn dass
    daß ob weil da damit sowie sowohl auch nicht kein keine noch nur schon sehr mehr so es er
    sie wir ich uns unser unsere unserer ihre ihr ihrer sein seine diese dieser dieses diesem
    diesen jede jeder welche welcher dies jene jener jenes solche solcher solchen ist sind war
    waren wird werden wurde wurden worden hat haben hatte kann können muss müssen soll sollen
    zwischen während vor bis hier dabei dafür daher somit anhand mittels bzw zwei drei neue
    neuen neuer neues stellen zeigen untersuchen beschreiben arbeit artikel beitrag vorgestellt
    gezeigt untersucht beschrieben verwendet basierend seit wegen trotz beim ins ans alle allen
    aller alles etwa jedoch hingegen insbesondere hierbei hierzu dazu davon darin darauf dadurch
    weiterhin zudem außerdem ferner deshalb dennoch gegenüber innerhalb außerhalb bereits oft
    häufig nun doch dann wobei indem welches viele vielen mehrere mehreren wenige wenigen andere
    anderen anderer beide beiden einige einigen einiger durchgeführt durchgeführte zeigt zeigten
    belegen belegt bestätigt bestätigen behandelt behandeln befasst erreicht erreichen erzielt
    erzielen übertrifft übertreffen eröffnet eröffnen besteht bestehen handelt spielt spielen
    führt führen ermöglicht ermöglichen bietet bieten liefert liefern verbessert verbessern
    beruht beruhen stellt schlägt schlagen vorgeschlagenen mithilfe hinsichtlich bezüglich
    aufgrund laut sich deren dessen denen lässt lassen geht gehen hervor bislang vorliegende
    vorliegenden vorliegender befragt betonen diskutieren beeinflussen erfassten angesichts
    anstatt statt entlang jenseits mangels nahe neben samt seitens hinter abseits binnen sobald
    solange damals heute stets selten manchmal meist fast kaum""",
    "es": """el la los las un una unos unas de del al a y e o u en con por para sin sobre entre
    hacia hasta desde que quien cual cuyo cuya donde como cuando si no más menos muy también pero
    sino aunque porque pues se su sus nos nuestro nuestra nuestros este esta estos estas ese esa
    eso esto lo le les es son fue fueron ser sido está están estar ha han haber puede pueden cada
    otro otra otros otras todo toda todos todas dos tres mediante según así ambos presentamos
    proponemos mostramos presenta propone muestra describe artículo trabajo nuevo nueva nuevos
    basado basada permite utilizando durante contra bajo tras ningún ninguna algún alguna algunos
    algunas cualquier mismo misma mismos mismas aún ya sólo cuyos cuyas quienes además
    especialmente sobretodo particularmente mientras embargo asimismo tanto muestran demuestran
    indican sugieren revelan confirma confirman supera superan aborda abordan trata tratan obtiene
    obtienen obtenemos consiste consisten realizamos realizados realizadas ponen desempeña
    desempeñan abre abren existe existen estudia analiza examina evalúa alcanza alcanzan ofrece
    ofrecen proporciona mejora permiten requiere requieren incluye incluyen pocos pocas muchos
    muchas varios varias numerosos numerosas cómo constituye constituyen influyen subrayan
    desprende sigue siguen presente discutimos ante frente pese acerca alrededor cerca dentro
    fuera detrás delante debajo encima excepto salvo nunca siempre casi apenas solo quizá
    todavía tampoco nuestras""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela
    pelos pelas para com sem sobre entre até desde e ou mas que quem qual cujo onde como quando se
    não mais menos muito também porém pois seu sua seus suas nosso nossa nós este esta estes estas
    esse essa isso isto ele ela eles elas é são foi foram ser sido está estão estar tem têm ter há
    pode podem cada outro outra outros outras todo toda todos todas dois duas três através segundo
    assim apresentamos propomos mostramos apresenta propõe mostra descreve artigo trabalho novo
    nova novos baseado baseada permite utilizando durante contra sob após nenhum nenhuma algum
    alguma alguns algumas qualquer quaisquer mesmo mesma mesmos mesmas ainda já apenas só cujos
    cujas além especialmente particularmente enquanto entanto tanto tão rumo mostram demonstram
    indicam sugerem revelam confirma confirmam supera superam aborda abordam trata tratam obtém
    obtêm obtemos consiste consistem realizamos realizados realizadas evidenciam desempenha
    desempenham abre abrem existe existem estuda analisa examina avalia alcança alcançam oferece
    oferecem fornece fornecem permitem requer requerem inclui incluem poucos poucas muitos muitas
    vários várias diversos diversas num numa nesse nessa neste nesta desse dessa deste desta
    constitui constituem influenciam sublinham resulta presente discutimos ante perante diante
    frente acerca dentro fora detrás debaixo cerca exceto salvo nunca sempre quase talvez
    tampouco nossos nossas apesar""",
    "it": """il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli
    alle da dal dalla dai in nel nello nella nei negli nelle con su sul sulla sui per tra fra e ed
    o ma che chi cui dove come quando se non più meno molto anche però poiché perché si suo sua
    suoi nostro nostra noi questo questa questi queste quello quella è sono era erano essere stato
    stata ha hanno avere può possono ogni altro altra altri altre tutto tutti tutte due tre
    attraverso secondo così presentiamo proponiamo mostriamo presenta propone mostra descrive
    articolo lavoro nuovo nuova nuovi basato basata permette utilizzando l d dell nell all sull
    dall quest durante contro dopo nessun nessuno nessuna alcun alcuni alcune qualche qualsiasi
    stesso stessa stessi stesse ancora già soprattutto particolarmente inoltre tuttavia mentre
    quindi verso presso nostri nostre loro sue mostrano dimostrano indicano suggeriscono rivelano
    conferma confermano supera superano affronta affrontano tratta trattano ottiene ottengono
    otteniamo consiste consistono conduciamo condotti mettono svolge svolgono apre aprono esiste
    esistono studia analizza esamina raggiunge raggiungono offre offrono fornisce forniscono
    permettono richiede richiedono include includono pochi poche molti molte diversi diverse vari
    varie numerosi numerose grazie costituisce costituiscono influenzano sottolineano resta restano
    presente discutiamo davanti dietro accanto oltre sotto sopra dentro fuori lungo vicino
    malgrado nonostante eccetto salvo invece sempre mai quasi appena forse spesso affinché
    sebbene lei lui ad""",
    "nl": """de het een en of maar in op aan van voor met door bij naar uit over onder tussen tegen
    tot om te als dan dat die dit deze wat wie welke waar hoe wanneer niet geen ook nog al zeer
    meer minder zo er we wij ons onze hun zij ze zijn haar hij is was waren wordt worden werd
    werden heeft hebben had kan kunnen moet moeten zal zullen zowel omdat hoewel terwijl hierbij
    waarbij daarom twee drie nieuwe nieuw presenteren stellen tonen beschrijven artikel onderzoek
    gebruikt gebaseerd blijkt laat tijdens zonder binnen alle elke elk iedere sommige enkele enige
    veel weinig vele weinige verschillende andere beide alleen slechts vooral echter daarnaast
    bovendien verder hierdoor hiermee daarmee waarmee dankzij volgens sinds toch dus toen toont
    laten blijken bevestigt bevestigen behandelt behandelen behaalt behalen bereikt bereiken
    overtreft overtreffen bestaat bestaan gaat speelt spelen opent openen voeren voert onderzoekt
    onderzoeken verbetert biedt bieden levert leveren maakt leidt uitgevoerde uitgevoerd vormt
    vormen analyseert analyseren beïnvloeden benadrukken brachten bespreken rond wegens ondanks
    behalve buiten achter naast langs vanaf rondom jegens nabij sedert zodra zolang nauwelijks
    bijna vaak soms altijd nooit zelden steeds na behulp""",
    "ru": """и в во на с со к ко по из за от до для о об при без под над между через у не ни что
    как так это этот эта эти этого этой этих тот та те того которые который которая которое которых
    которого мы наш наша наши нас он она они оно его её их ее быть был была были было есть является
    являются может могут или а но если чтобы также же бы ли то только уже более менее очень все
    всех весь вся каждый другой другие две два три работа работе работы статье статья
    рассматривается рассматриваются предложен предложена предлагается представлены представлен
    показано новый новая новые основе использованием данной данного лишь однако кроме после перед
    среди вопреки благодаря согласно некоторые некоторых любой любого никакой сам сама сами себя
    свой своя свои своих показывают показывает показал показали превосходит превосходят
    подтверждает подтверждают достигает достигают позволяет позволяют заключается рассматривают
    рассматривает затрагивают играет играют открывает открывают проведены проведён проведенные
    проведённые посвящено посвящена посвящён речь идёт идет частности многие многих немногие
    несколько нескольких использует используют требует требуют обеспечивает обеспечивают предлагает
    предлагаем исследуем исследуется остаётся остается остаются анализируются анализируется
    влияющие влияющих подчёркивают подчеркивают следует обсуждаются требуются позволили период
    против вместо вокруг около возле вдоль сквозь ради насчёт ввиду вследствие вне внутри помимо
    пока хотя поэтому потому почти всегда никогда иногда часто редко вдвое втрое""",
}  # fmt: skip
