"""Words that stand in nearly every text; they need not be found where a question has others."""

from __future__ import annotations

_INDONESIAN = """
ada adalah agar akan aku anda antara apa apakah atas atau bagai bagaimana bagi bahwa banyak
beberapa belum berapa bila bisa boleh bukan cara dalam dan dapat dari daripada demi dengan di dia
hal harus hingga ia ialah ini itu jadi jangan jika juga kalau kami kamu kapan karena kata ke
kepada kita lagi lain lalu lebih maka mana masih mengapa mereka namun nya oleh pada para pernah
pun saat saja sambil sampai sangat saya sebagai sebuah secara sedang sehingga sejak seperti
serta setelah setiap si siapa sudah supaya tanpa tapi telah tentang terhadap tetapi tidak
tiap untuk yaitu yakni yang
"""
_ENGLISH = """
a about all also an and any are as at be because been before but by can could did do does for
from had has have he her his how i if in into is it its just me more most my no not of on
one only or other our out over shall she should so some such than that the their them then there
these they this those to under up us was we were what when where which while who whom why will
with without would you your
"""
STOP_WORDS = frozenset((_INDONESIAN + _ENGLISH).split())
