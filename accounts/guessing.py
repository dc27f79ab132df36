"""How often a password may be tried: per address and place, and more slowly while many guess.

Limits on one address alone would let anybody shut its owner out. So what is counted is an address
from one place (an IP address; of IPv6 its network). When an address was guessed wrong too often
from all places together, each place has one try in five minutes: a crowd of guessers gets nowhere,
the owner comes in with the right password. The numbers stand in `ACCOUNT_RATE_LIMITS`.
"""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest


def at_place(request: HttpRequest, address: str) -> str:
    """What is counted of tries for `address` from where this request comes from."""
    place = ip_address(get_adapter().get_client_ip(request))
    if isinstance(place, IPv6Address):
        # Who has one address there usually has all of its network.
        return f"{address.lower()} {IPv6Network((place, 64), strict=False)}"
    return f"{address.lower()} {place}"


def is_too_often(request: HttpRequest, address: str) -> bool:
    """Whether this place must wait, because many places guess the password of `address`."""
    if ratelimit.consume(request, action="guessed_anywhere", key=address.lower(), dry_run=True):
        return False
    key = at_place(request, address)
    return not ratelimit.consume(request, action="login_while_guessed", key=key)


def note_wrong(request: HttpRequest, address: str) -> None:
    """Count a wrong password for `address`, from wherever."""
    ratelimit.consume(request, action="guessed_anywhere", key=address.lower())


def note_right(request: HttpRequest, address: str) -> None:
    """Let the owner sign in again from here at once."""
    ratelimit.clear(request, action="login_while_guessed", key=at_place(request, address))


def may_have_code(request: HttpRequest, address: str) -> bool:
    """Count that a code to sign is asked for at `address`; whether it is not too often from here.

    The codes themselves are limited too, wherever they are asked from (`applications`).
    """
    key = at_place(request, address)
    return bool(ratelimit.consume(request, action="code_asked", key=key))


def may_try_code(request: HttpRequest, address: str) -> bool:
    """Count a code to sign that was typed; whether it is not too often from here."""
    key = at_place(request, address)
    return bool(ratelimit.consume(request, action="code_typed", key=key))


def may_check_letter(request: HttpRequest) -> bool:
    """Count that somebody checks a letter; whether it is not too often from here."""
    key = at_place(request, "letter")
    return bool(ratelimit.consume(request, action="letter_checked", key=key))
