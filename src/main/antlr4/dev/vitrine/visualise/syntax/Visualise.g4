/// The visual part of a statement: everything from VISUALISE on.
///
/// The grammar covers the whole language; which geoms are drawn is not its business. Geom names,
/// scale types, aesthetics and settings are plain names here, so that a wrong one gets an error
/// that knows the right ones.
grammar Visualise;

options { caseInsensitive = true; }

chart
    : VISUALISE mappings? (FROM source)? clause* SEMICOLON* EOF
    ;

mappings
    : mapping (COMMA mapping)*
    ;

mapping
    : STAR                         # wildcard
    | plain AS aesthetic=name      # constant
    | column=name AS aesthetic=name # mapped
    | column=name                  # implicit
    ;

source
    : namespace=WORD COLON table=WORD   # builtin
    | name (DOT name)*                  # table
    | STRING                            # file
    | JINJA                             # template
    ;

clause
    : draw
    | place
    | scale
    | facet
    | project
    | label
    ;

draw
    : DRAW geom=name
      (MAPPING (mappings (FROM source)? | FROM source))?
      (REMAPPING remappings=mappings)?
      (SETTING settings)?
      (FILTER filter=expression)?
      (PARTITION BY names)?
      (ORDER BY ordering=expression)?
    ;

place
    : PLACE geom=name (SETTING settings)?
    ;

scale
    : SCALE kind=WORD? aesthetic=name
      (FROM array)?
      (TO output)?
      (VIA transform=name)?
      (SETTING settings)?
      (RENAMING renaming (COMMA renaming)*)?
    ;

output
    : array
    | name
    ;

renaming
    : renamed ARROW (STRING | NULL)
    ;

renamed
    : STAR
    | literal
    ;

facet
    : FACET rows=names (BY columns=names)? (SETTING settings)?
    ;

project
    : PROJECT names? TO kind=name (SETTING property (COMMA property)*)?
    ;

property
    : name ARROW (value | name)
    ;

label
    : LABEL (labelled (COMMA labelled)*)?
    ;

labelled
    : name ARROW (STRING | NULL)
    ;

settings
    : setting (COMMA setting)*
    ;

setting
    : name ARROW value
    ;

value
    : literal
    | array
    ;

array
    : LBRACKET (literal (COMMA literal)*)? RBRACKET
    | LPAREN (literal (COMMA literal)*)? RPAREN
    ;

literal
    : plain
    | infinity
    ;

plain
    : STRING
    | number
    | TRUE
    | FALSE
    | NULL
    ;

number
    : (PLUS | MINUS)? NUMBER
    ;

infinity
    : (PLUS | MINUS)? INF
    ;

names
    : name (COMMA name)*
    ;

/// SQL that is passed on; a word that starts a clause ends it, unless it comes first or stands in
/// brackets.
expression
    : (keyword | sql) sql*
    ;

sql
    : LPAREN inner* RPAREN
    | LBRACKET inner* RBRACKET
    | ~(LPAREN | RPAREN | LBRACKET | RBRACKET | DRAW | PLACE | SCALE | FACET | PROJECT | LABEL
       | MAPPING | REMAPPING | SETTING | FILTER | PARTITION | ORDER | VISUALISE | SEMICOLON | ARROW
       | OTHER | JINJA)
    ;

inner
    : LPAREN inner* RPAREN
    | LBRACKET inner* RBRACKET
    | ~(LPAREN | RPAREN | LBRACKET | RBRACKET | VISUALISE | SEMICOLON | OTHER | JINJA)
    ;

name
    : WORD
    | QUOTED
    | BACKTICKED
    | keyword
    ;

keyword
    : DRAW | PLACE | SCALE | FACET | PROJECT | LABEL | MAPPING | REMAPPING | SETTING | FILTER
    | PARTITION | ORDER | BY | TO | VIA | RENAMING | INF
    ;

VISUALISE  : 'VISUALISE' | 'VISUALIZE' ;
DRAW       : 'DRAW' ;
PLACE      : 'PLACE' ;
SCALE      : 'SCALE' ;
FACET      : 'FACET' ;
PROJECT    : 'PROJECT' ;
LABEL      : 'LABEL' ;
MAPPING    : 'MAPPING' ;
REMAPPING  : 'REMAPPING' ;
SETTING    : 'SETTING' ;
FILTER     : 'FILTER' ;
PARTITION  : 'PARTITION' ;
ORDER      : 'ORDER' ;
BY         : 'BY' ;
FROM       : 'FROM' ;
TO         : 'TO' ;
VIA        : 'VIA' ;
RENAMING   : 'RENAMING' ;
AS         : 'AS' ;
NULL       : 'NULL' ;
TRUE       : 'TRUE' ;
FALSE      : 'FALSE' ;
INF        : 'INF' ;

ARROW      : '=>' ;
COMMA      : ',' ;
DOT        : '.' ;
COLON      : ':' ;
SEMICOLON  : ';' ;
STAR       : '*' ;
PLUS       : '+' ;
MINUS      : '-' ;
LPAREN     : '(' ;
RPAREN     : ')' ;
LBRACKET   : '[' ;
RBRACKET   : ']' ;
OPERATOR   : [=<>!~/%|&^@#] ;

NUMBER     : ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ('E' [+-]? [0-9]+)? ;
STRING     : '\'' ('\\' . | '\'\'' | ~['\\])* '\'' ;
QUOTED     : '"' ('""' | ~["])+ '"' ;
BACKTICKED : '`' ~[`]+ '`' ;
JINJA      : '{{' .*? '}}' | '{%' .*? '%}' | '{#' .*? '#}' ;
WORD       : [\p{L}_] [\p{L}\p{N}\p{M}_$]* ;

COMMENT    : ('--' ~[\r\n]* | '//' ~[\r\n]* | '/*' .*? '*/') -> channel(HIDDEN) ;
BLANK      : [\p{White_Space}\uFEFF]+ -> channel(HIDDEN) ;
OTHER      : . ;
