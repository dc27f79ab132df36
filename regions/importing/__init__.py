"""Reading open data into the register. How it works and who owns which field: docs/importing.md.

A file is read as *statements*: "this kind of file says this about that code". Statements are kept
as they were last said; organisations and locations are composed from them by fixed rules. So the
order in which files arrive makes no difference, a file that is read twice changes nothing, and
what one kind of file no longer says ends only what no other kind still says.
"""
