"""A fixed program that counts of instructions are set beside: words of a text, folded, counted, looked up, sorted.

It must never change, or the committed ratios mean something else.
"""

import re
import sys
from collections import Counter

MARKS = dict.fromkeys(range(0x64B, 0x653))
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
words = Counter(word.translate(MARKS) for word in re.findall("[\u0621-\u0652]+", text))
known = {word[::-1]: count for word, count in words.items()}
found = [(count, word) for word, count in words.items() if word in known or word[1:] in words]
for number in range(40):
    found.sort(key=lambda pair: (pair[0] % (number + 2), pair[1]))
print(sum(words.values()), len(found))
