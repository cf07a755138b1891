"""Given names that are common in Sweden: evidence of which of two words is the given name, never a rule.

Used by vote over a whole column, and to tell a person's name from an office's. Folded, as e-mail addresses
write them.
"""

from __future__ import annotations

import re

from desktop_app.records.keys import fold

_WOMEN = """
    agnes agneta aisha alexandra alice alicia alma alva amanda amelia ami amina andrea anette angelica
    anita anja ann ann-charlotte ann-christin ann-kristin ann-louise ann-marie ann-sofie anna anna-karin
    anna-lena anna-maria anne anneli annelie annette annica annie annika asa asta astrid barbro beata
    beatrice berit birgit birgitta bodil britt britt-marie britta camilla carin carina carolina caroline
    cecilia charlotta charlotte christel christina cornelia daniela diana doris ebba edith eleonora elin
    elina elisabet elisabeth ella ellen ellinor elsa emelie emilia emma erika ester eva eva-lena
    eva-lotta evelina fanny fatima felicia filippa frida gabriella gerd gertrud greta gudrun gun gunilla
    gunnel gunvor hanna hannah harriet hedvig helen helena helene hilda ida inga inga-lill ingeborg
    ingela inger ingrid irene iris isabella isabelle jasmine jeanette jennie jennifer jenny jessica
    johanna josefin josefine judith julia karin karina karolina katarina katja kerstin kristin kristina
    laila leila lena lilian lillemor lina linda linn linnea lisa lisbeth liv lotta louise lova lovisa
    lucia maj maja malin margareta margit mari maria mariam marianne marie marina marita marlene marta martina
    mathilda matilda maud mia michaela mikaela mimmi moa molly mona monica monika my nadia natalie
    nathalie nina nora olga olivia paula pernilla petra pia rebecca rebecka renee rita rose-marie rut
    ruth sabina saga samira sandra sanna sara selma signe sigrid siri siv sofia sofie sonja stella stina
    susanna susanne sussi svea sylvia teresa therese tilda tilde tina tove tuva tyra ulla ulrika ursula
    vanessa vera veronica veronika victoria viktoria vilma viola viveka wilma yasmin ylva yvonne zara
"""
_MEN = """
    abdi abdullah adam adrian ahmed ake aksel albert albin alexander alf alfred algot ali allan amir
    anders andreas anton antonio aron artur arvid asger august axel bengt benjamin bernt bertil birger
    bjorn bo borje carl carl-johan casper charlie christer christian christoffer claes conny dan daniel
    david dennis dick edvard edvin edward egon einar elias elliot emanuel emil erik ernst evert fabian
    felix ferdinand filip folke frank frans fredrik frej gabriel georg gerhard glenn goran gosta gottfrid
    greger gunnar gustaf gustav hakan hampus hans hans-erik harald harry hasan hassan helge henning
    henrik henry herman hjalmar holger hugo hussein ibrahim ingemar ingvar isak ivan ivar jack jacob
    jakob jan jan-erik jan-olof jens jerker jerry jesper jim jimmy joakim joel johan johannes john johnny
    jon jonas jonathan jonny joran jorgen josef juhani julius kaj karim karl karl-erik karl-johan kasper
    kenneth kent kevin kim kjell klas knut konrad krister kristian kristofer kristoffer kurt lars
    lars-erik lars-goran leif lennart leo leon liam linus loke love ludvig lukas magnus malte manfred
    marcus mark markus martin mathias mats matteo mattias max melker mikael mohamed mohammed morgan
    morten mustafa nicklas niclas nicolas niklas nils noah ola oliver olle olof olov omar orjan osama
    oscar oskar osten otto ove par patrick patrik paul peder pehr per per-erik per-olof peter petter
    philip pontus ragnar ralf rasmus reidar rene reza rickard rikard robert robin roger roland rolf ronny
    ruben rune samir samuel sebastian sigvard simon sixten staffan stefan sten stig sune svante sven
    sverker tage theo theodor thomas thorbjorn thord tim tobias tom tomas tommy tony tor torbjorn tord
    tore torgny torkel torsten ture uffe ulf uno urban valdemar valter verner victor vidar viggo viktor
    vilgot vilhelm ville vincent walter werner wilhelm william yngve yusuf zlatan
"""
_FAMILY_ENDINGS = re.compile(
    r"(?:sson|sen|berg|strom|qvist|kvist|lund|gren|stedt|dahl|blad|strand|lind|holm|feldt|ski|ska|ovic|stad|"
    r"back|quist|nius|lander|mark)$"
)
_SHORT_FAMILY = frozenset(
    """
    ahl aker al alm ahlen ask back bark berg bergh bjork blom boman borg brandt broman bruun bystrom
    dahl dahlen dal edling ek ekman engman falk fors forss frid frisk gran grahn gren gustavsson hagg
    hall hallen hed hedin hedman hellman hjelm hjort hogberg holm hult jansson karp kjellman krook kvist
    lilja lind lindh linden lof loof lofgren lundh lundin lundmark malm malmen mattson molin nordin
    noren norman nord nygard nygren nyman oberg ohman ohrn ost osth ostman palm palme persson quist rask
    ros roos rosen ryd ryden rydin sahlin sand sandin sjo sjodin sjogren skog skoog soder sol strand
    strom sund sundin svard svedin thoren torn tornblom ulin vallin vik wall wallen wallin wester westin
    westman wik wikman winter zetterlund
    """.split()  # noqa: SIM905 - read more easily as text
)
"""Family names too short for `_FAMILY_ENDINGS`, or without one of them; none is a given name."""
_GIVEN = frozenset(f"{_WOMEN} {_MEN}".split())


def is_given(word: str) -> bool:
    """True for a common given name; a double name by its first part."""
    folded = fold(word)
    return folded in _GIVEN or folded.partition("-")[0] in _GIVEN


def is_family_like(word: str) -> bool:
    """True for a word that ends like many family names and is no common given name."""
    folded = fold(word).rpartition("-")[2]
    return len(folded) > 4 and bool(_FAMILY_ENDINGS.search(folded)) and folded not in _GIVEN


def is_surname(word: str) -> bool:
    """True for a word that is a family name by its ending or among the common short ones, and no given
    name."""
    return is_family_like(word) or (fold(word) in _SHORT_FAMILY and not is_given(word))
