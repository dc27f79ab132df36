"""How long a text that somebody types may be, in characters: columns and forms read it here.

Without a length one text could fill the database, and keep the process busy that makes a letter of
it. `tests/test_lengths.py` fails for a column or a form field without one.
"""

# One line.
CODE = 20
PHONE = 20
AMOUNT = 30
PLACE = 80
LIST = 100
NAME_OF_THING = 120
JOB_TITLE = 120
NAME = 150
LINE = 200
PROVISION = 300
# Much longer ones only cost time to hash.
PASSWORD = 128

# Some lines, some paragraphs, a page, and some pages.
ADDRESS = 1_000
NOTE = 2_000
TEXT = 5_000
LONG_TEXT = 10_000
SECTION_TEXT = 20_000
