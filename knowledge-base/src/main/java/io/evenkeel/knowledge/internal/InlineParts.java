package io.evenkeel.knowledge.internal;

import io.evenkeel.knowledge.Difference.DifferencePart;
import io.evenkeel.knowledge.Difference.PartKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What changed within a line, by words; Chinese characters count one by one. Pure. */
final class InlineParts {
    private static final int LONGEST_LINE = 2_000;
    private static final long STEPS = 200_000;

    /** Below this share of equal characters two lines are two lines, and no parts are shown. */
    private static final double ALIKE = 0.3;

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}_&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private InlineParts() {}

    /** Empty where the lines are too long, or too little of them is the same. */
    static List<DifferencePart> of(String before, String after) {
        if (before.length() > LONGEST_LINE || after.length() > LONGEST_LINE) {
            return List.of();
        }
        List<String> old = words(before);
        List<String> young = words(after);
        List<DifferencePart> parts = new ArrayList<>();
        int at = 0;
        for (Alignment.Gap gap : Alignment.gaps(old, young, STEPS)) {
            add(parts, PartKind.SAME, old.subList(at, gap.beforeFrom()));
            add(parts, PartKind.REMOVED, old.subList(gap.beforeFrom(), gap.beforeTo()));
            add(parts, PartKind.ADDED, young.subList(gap.afterFrom(), gap.afterTo()));
            at = gap.beforeTo();
        }
        add(parts, PartKind.SAME, old.subList(at, old.size()));
        int same = parts.stream()
                .filter(part -> part.kind() == PartKind.SAME)
                .mapToInt(part -> part.text().strip().length())
                .sum();
        return same < ALIKE * Math.max(before.strip().length(), after.strip().length())
                ? List.of()
                : List.copyOf(parts);
    }

    private static void add(List<DifferencePart> parts, PartKind kind, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(new DifferencePart(kind, String.join("", words)));
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(found -> found.group()).toList();
    }
}
