"""The words by which secretaries label what they write, in English and Indonesian."""

import re

from cop.importing.reading.shapes import How


def any_of(words: str) -> frozenset[str]:
    """Return the words between the bars of a line."""
    return frozenset(word.strip() for word in words.replace("\n", " ").split("|"))


_PRESENT = any_of(
    "present|attending|attendee|attendees|attendance|in attendance|in attendence|attended|"
    "attended by|participant|participants|participant list|list of participants|sign in|signin|"
    "sign-in|roll call|members present|present members|people present|also present|guest|guests|"
    "visitor|visitors|observer|observers|hadir|yang hadir|hadirin|peserta|peserta rapat|"
    "peserta hadir|peserta yang hadir|daftar hadir|daftar hadir peserta|daftar peserta|kehadiran|"
    "anggota hadir|anggota yang hadir|tamu|absensi|present in person|dihadiri|dihadiri oleh|"
    "in person|on site|onsite|in the room|luring|hadir luring|peserta luring|tatap muka"
)
_REMOTE = any_of(
    "remote|remotely|online|present online|present remotely|remote participants|via zoom|on zoom|"
    "attending online|attending remotely|online participants|by phone|by video|zoom|virtual|"
    "hadir daring|daring|hadir secara daring|peserta daring|hadir online|peserta online"
)
_EXCUSED = any_of(
    "apologies|apology|apologies for absence|apologies from|apologies received|regrets|"
    "regrets from|regrets received|excused|with apologies|sends regrets|sends apologies|"
    "berhalangan|berhalangan hadir|izin|ijin|sakit|izin tidak hadir|tidak hadir dengan izin|cuti"
)
_ABSENT = any_of(
    "absent|absentees|not present|not attending|did not attend|tidak hadir|absen|alpa|alpha|"
    "tanpa keterangan|tanpa kabar|yang tidak hadir"
)
ATTENDANCE = {
    **dict.fromkeys(_PRESENT, How.ON_SITE),
    **dict.fromkeys(_REMOTE, How.REMOTE),
    **dict.fromkeys(_EXCUSED, How.EXCUSED),
    **dict.fromkeys(_ABSENT, How.ABSENT),
}
# Labels that would be anything, if they did not stand above a list of names.
WEAK = any_of("remote|online|zoom|virtual|guest|guests|present|in person|tamu|sakit|cuti|izin|ijin")
NAME_COLUMNS = any_of(
    "name|names|nama|nama lengkap|nama peserta|peserta|attendee|attendees|participant|"
    "participants|member|members|anggota"
)
STATUS_COLUMNS = any_of(
    "kehadiran|status|keterangan|hadir|attendance|present|presence|status kehadiran|ket"
)
FACILITATOR = any_of(
    "chair|chairs|chaired by|chairperson|chairman|chairwoman|facilitator|facilitated by|"
    "moderator|host|pimpinan|pimpinan rapat|pemimpin rapat|ketua rapat|ketua|fasilitator|pemandu|"
    "dipimpin oleh|pemimpin|moderator rapat|meeting chair"
)
SCRIBE = any_of(
    "notes|note taker|notetaker|note-taker|notes by|notes taken by|scribe|minutes|minutes by|"
    "minute taker|minute-taker|minutes taken by|recorder|secretary|notulis|notulis rapat|notulen|"
    "pencatat|sekretaris rapat|sekretaris|dicatat oleh|taking notes|meeting notes by"
)
DAY = any_of(
    "date|dates|date and time|date/time|when|meeting date|date of meeting|day|tanggal|hari|"
    "hari/tanggal|hari, tanggal|hari dan tanggal|hari / tanggal|tgl|hari/tgl|tanggal rapat|"
    "hari, tanggal, jam|hari/tanggal/jam|waktu|waktu pelaksanaan|tanggal dan waktu|pelaksanaan|"
    "hari/tanggal/waktu|hari, tanggal dan waktu|held on|hari tanggal"
)
TIME = any_of("time|waktu|jam|pukul|start|starts|start time|mulai|date and time|when|date/time")
PLACE = any_of(
    "place|location|where|venue|room|tempat|lokasi|media|ruang|link|tautan|meeting link|zoom|"
    "zoom link|zoom meeting|call|join|link zoom|tautan zoom|tautan rapat|link rapat|dial-in|"
    "link to join the call|join the call|meeting room|url"
)
HEAD = (
    ATTENDANCE.keys()
    | FACILITATOR
    | SCRIBE
    | DAY
    | TIME
    | PLACE
    | any_of(
        "timekeeper|time keeper|gatekeeper|perihal|acara|agenda rapat|subject|topic|topik|"
        "jenis rapat|unit kerja|undangan|nomor|previous minutes|next meeting|version|status"
    )
)
AGENDA = any_of(
    "agenda|agenda rapat|susunan acara|agenda items|proposed agenda|draft agenda|topics|acara|"
    "daftar acara|mata acara|agenda pertemuan"
)
CONTAINERS = any_of(
    "agenda & notes|agenda and notes|notes|note|minutes|meeting minutes|meeting notes|discussion|"
    "discussions|discussion notes|agenda items|items|topics|topics discussed|agenda and minutes|"
    "agenda/notes|agenda / notes|notes and discussion|proceedings|notulen|pembahasan|catatan|"
    "catatan rapat|isi rapat|hasil rapat|jalannya rapat|risalah|agenda dan catatan|notulen rapat|"
    "hasil pembahasan|agenda dan pembahasan|uraian|isi notulen|catatan pertemuan|body"
)
SECTIONS = re.compile(
    r"(?:non-?\s?verbal updates?|(?:any )?other business|aob|any other|closing|adjourn\w*|"
    r"next (?:meeting|steps?|session)\b.*|lain[- ]lain|penutup|rapat berikutnya.*|other matters|"
    r"pertemuan berikutnya.*|agenda berikutnya.*|announcements?|pengumuman|appendix|lampiran)\W*",
    re.IGNORECASE,
)
MEETING = re.compile(
    r"\b(?:minutes|meetings?|call|notulen|notulensi|risalah|rapat|pertemuan|sidang|sesi|session|"
    r"obrolan|musyawarah|assembly|huddle|stand-?up|check-?in|diskusi|kopdar|gathering)\b",
    re.IGNORECASE,
)
ONLINE = re.compile(
    r"\b(?:zoom|google meet|meet\.google|teams\.microsoft|ms teams|microsoft teams|webex|jitsi|"
    r"bigbluebutton|whereby|daring|online|virtual)\b",
    re.IGNORECASE,
)
HYBRID = re.compile(r"\b(?:hybrid|hibrida?|luring|in[- ]person|tatap muka)\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"[\W_]{0,6}(?P<label>[^\W\d_][^:\n()\[\]]{1,50}?)\s{0,3}(?P<note>[(\[][^()\[\]\n]{0,120}[)\]])?"
    r"\s{0,3}(?::\s{0,4}(?P<rest>.*)|(?P<end>$))"
)


def key(text: str) -> str:
    """Return a label as it stands in the sets above."""
    text = re.sub(r"[(\[][^()\[\]]{0,120}[)\]]", "", text)
    return " ".join(re.sub(r"^[\W_]+|[\W_]+$", "", text).casefold().split())


def labelled(plain: str) -> tuple[str, str, str]:
    """Return the label of a line, what stands behind its colon, and its remark in brackets.

    A line without a colon is label and nothing else; one that is no label at all gives "".
    """
    mark = _LABELLED.match(plain)
    if mark is None:
        return "", "", ""
    return key(mark["label"]), (mark["rest"] or "").strip(), mark["note"] or ""
