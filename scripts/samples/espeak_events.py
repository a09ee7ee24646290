"""Speaks SSML with libespeak-ng and tells when each word and phoneme sounds.

Python because the command-line program prints no events and the library has no Node binding; used for authoring only.

Standard input: JSON {"voice": "en-us+f3", "ssml": "..."}.
Standard output: JSON {"rate": hertz, "words": [[seconds, position, length]], "phonemes": [[seconds, name]],
"endSeconds": s, "pcm": base64 of 16-bit samples}. A word's position counts characters of the SSML from 1.
"""

import base64
import ctypes
import json
import sys

SYNCHRONOUS, PHONEME_EVENTS = 2, 1
CHARS_UTF8, SSML = 1, 0x10
EVENT_END_OF_LIST, EVENT_WORD, EVENT_PHONEME = 0, 1, 7
POSITION_CHARACTER = 1


class Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", Id),
    ]


CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event)
)


def main():
    request = json.load(sys.stdin)
    espeak = ctypes.CDLL("libespeak-ng.so.1")
    rate = espeak.espeak_Initialize(SYNCHRONOUS, 0, None, PHONEME_EVENTS)
    if rate <= 0:
        sys.exit("libespeak-ng does not start")
    pcm, words, phonemes = bytearray(), [], []

    def take(wave, count, events):
        if wave:
            pcm.extend(ctypes.string_at(wave, 2 * count))
        index = 0
        while events[index].type != EVENT_END_OF_LIST:
            event = events[index]
            seconds = event.audio_position / 1000
            if event.type == EVENT_WORD:
                words.append([seconds, event.text_position, event.length])
            elif event.type == EVENT_PHONEME:
                phonemes.append([seconds, event.id.string.decode("utf-8", "replace")])
            index += 1
        return 0

    callback = CALLBACK(take)
    espeak.espeak_SetSynthCallback(callback)
    if espeak.espeak_SetVoiceByName(request["voice"].encode()) != 0:
        sys.exit("no such voice: " + request["voice"])
    text = request["ssml"].encode() + b"\0"
    espeak.espeak_Synth(text, len(text), 0, POSITION_CHARACTER, 0, CHARS_UTF8 | SSML, None, None)
    json.dump(
        {
            "rate": rate,
            "words": words,
            "phonemes": phonemes,
            "endSeconds": len(pcm) / 2 / rate,
            "pcm": base64.b64encode(bytes(pcm)).decode(),
        },
        sys.stdout,
    )


main()
