"""Given names and what they are shortened to."""

from __future__ import annotations

_TABLE = """
abigail abby abbie gail | abraham abe bram | adelaide addie ada | albert al bert bertie | alexander alex alec
sandy sasha xander lex alick | alexandra alex sandra sasha lexi | alfred alf alfie fred | algernon algy algie |
alice ali allie | alison ali ally | amanda mandy | amelia amy millie | andrew andy drew | angela angie | ann
annie nan nancy | anna annie | anne annie nan nancy | annabel bel | anthony tony ant | antonia toni | antonella
nell nella | archibald archie archy | arthur art artie | augustus gus | augusta gussie | barbara babs barb |
bartholomew bart | beatrice bea trixie | beatrix bea trixie | benjamin ben benny benji | bernard bernie |
bertram bertie bert | bridget biddy bridie | caroline carrie caro | cassandra cass cassie | catherine cathy kate
katie kitty cat | charles charlie chuck chas chad | charlotte lottie charlie | christina chris tina chrissie |
christine chris tina | christopher chris kit topher | clarence clarry | clementine clemmie | constance connie |
cordelia delia | cornelius neil con | daniel dan danny | david dave davy davie | deborah deb debbie | desmond
des | diana di | dominic dom | donald don donnie | dorothy dot dotty dolly dora dottie | dorothea dolly dora
thea | edgar ed eddie | edith edie | edmund ed eddie ned ted | edward ed eddie ned ted teddy | edwin ed eddie |
eleanor nell ellie nora lenore ella | elinor nell | elizabeth liz lizzie lizzy eliza beth bess bessie betsy
betty libby lisbeth elsie lily | emily em emmy emmie | emma em emmie | ernest ernie | eugene gene | evelyn eve
evie | felicity flick fliss | ferdinand ferdy | florence flo flossie | frances fanny fran frankie | francis
frank frankie | franklin frank | frederick fred freddie freddy fritz | gabriel gabe | gabriella gabby | geoffrey
geoff | george georgie | gerald gerry jerry | geraldine gerry | gertrude gertie trudy | gilbert gil bert |
gregory greg | guinevere gwen | gwendolen gwen | gwendolyn gwen | hannah nan | harold harry hal | harriet hattie
harry | helen nell nellie lena | henrietta hettie etta henny | henry harry hal hank | herbert bert bertie herb |
hermione mione | hester hetty | horatio horace | hubert bert | humphrey humph | ignatius iggy | irene rene |
isaac ike | isabel bel belle bella izzy | isabella bella izzy belle | jacob jake jack | jacqueline jackie |
james jim jimmy jem jamie | jane jenny janey | janet jan jenny | jasmine jas | jefferson jeff | jeffrey jeff |
jennifer jen jenny | jeremiah jerry jem | jeremy jerry jem jez | jessica jess jessie | joan joanie | joanna jo |
johanna jo hanna | john jack johnny jock ian | johnathan jon | jonathan jon johnny | joseph joe joey jos |
josephine jo josie | joshua josh | joyce joy | judith judy | julia julie jules | julian jules | juliet jules |
katherine kate kathy katie kit kitty kat | katharine kate kathy katie kit kitty | kathleen kath kathy | katrina
kat trina | kenneth ken kenny | kimberly kim | lachlan lachie | laurence larry laurie | lawrence larry laurie |
leonard len leo lenny | leonora nora | leopold leo | letitia letty tish | lillian lily lil | louis lou louie |
louisa lou | louise lou | lucasta lu | lucinda lucy cindy | lucy lu luce | madeleine maddie | madeline maddie |
magdalena lena maggie | malcolm mal | marcus mark marc | margaret maggie meg peggy madge marge margie daisy
greta peg rita | margery madge | maria mary | marian mary | martha patty marty | martin marty | mary molly polly
may mamie | matilda tilly mattie | matthew matt matty | matthias matt | maurice morrie | maximilian max |
melanie mel | melissa mel lissa | michael mike mick mickey micky mikey | mildred millie | millicent millie |
miranda randa | miriam mim | montgomery monty | mortimer mort | nancy nan | natalie nat | natasha tasha |
nathaniel nat nate | nathan nat nate | nicholas nick nicky | nicola nicky | nigel nige | oliver ollie noll |
olivia liv livvy | ophelia phelia | oswald oz ozzie | ottoline otto | pamela pam | patricia pat patsy tricia
trish | patrick pat paddy | penelope penny | percival percy val | peter pete | petronel petra | philip phil pip
| phillip phil pip | philippa pip pippa | priscilla cilla | prudence prue | rachel rae | raymond ray | rebecca
becky becca | reginald reg reggie | richard dick rick ricky rich dickie | robert bob bobby rob robbie bert |
roberta bobbie | roderick rod | rodney rod | roger rodge | roland rollo | ronald ron ronnie | rosalind ros roz |
rosamond ros | rosemary rose rosie | rudolph rudy | rufaro roo | rupert rupe | samantha sam | samuel sam sammy |
sarah sally sadie | sebastian seb bas | sidney sid | simon si | solomon sol | sophia sophie | sophronia sophy |
stanley stan | stephanie steph | stephen steve | steven steve | stuart stu | susan sue susie suzie suky |
susannah sukey | suzanne sue | sylvester sly | tabitha tabby | tamsin tam | teresa terry tess tessa | thaddeus
thad | theodora dora thea theo | theodore ted theo teddy | theresa terry tess tessa | thomas tom tommy | timothy
tim | tobias toby | ursula ursie | valentine val | valerie val | vanessa nessa | veronica ronnie vera | victor
vic | victoria vicky tori vic | vincent vince | viola vi | violet vi | virginia ginny ginger | wallace wally |
walter walt wat | wilhelmina mina minna billie willa | wilfred wilf fred | william bill billy will willie willy
liam | winifred win winnie fred freda | winston win | zachariah zach | zachary zach zack
"""


def _pairs() -> frozenset[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for row in _TABLE.split("|"):
        full, *short = row.split()
        pairs.update((nick, full) for nick in short)
    return frozenset(pairs)


PAIRS = _pairs()
"""(short, full), in lower case."""
