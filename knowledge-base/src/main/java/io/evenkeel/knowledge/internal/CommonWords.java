package io.evenkeel.knowledge.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What two texts have in common, to be read by people: words and names as they are, of Chinese the longest stretches that both
 * have, for it has no spaces. Words that say nothing are left out. Pure.
 */
final class CommonWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.\\-&&[^\\p{IsHan}]]+|\\p{IsHan}+");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");
    private static final int SHORTEST = 3;
    private static final int SHORTEST_CHINESE = 2;
    private static final Set<String> SAY_NOTHING = Set.of(
            "the", "and", "for", "with", "from", "that", "this", "are", "was", "not", "has", "have", "its", "but",
            "can", "than", "into", "too", "怎么", "什么", "一个", "没有", "我们", "进行", "如何");

    private CommonWords() {}

    /** In the order of letters, each once. */
    static List<String> of(String one, String other) {
        Set<String> found = new TreeSet<>();
        String theirs = other.toLowerCase(Locale.ROOT);
        Set<String> theirWords = new HashSet<>(words(theirs));
        for (String word : words(one.toLowerCase(Locale.ROOT))) {
            if (CHINESE.matcher(word).matches()) {
                found.addAll(stretches(word, theirs));
            } else if (word.length() >= SHORTEST && theirWords.contains(word)) {
                found.add(word);
            }
        }
        found.removeAll(SAY_NOTHING);
        return List.copyOf(found);
    }

    /** A word counts one, of Chinese each two characters do. */
    static int worth(String word) {
        return CHINESE.matcher(word).matches() ? word.length() / 2 : 1;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).toList();
    }

    private static List<String> stretches(String run, String theirs) {
        List<String> found = new ArrayList<>();
        int from = 0;
        while (from < run.length()) {
            int to = from;
            while (to < run.length() && theirs.contains(run.substring(from, to + 1))) {
                to++;
            }
            if (to - from >= SHORTEST_CHINESE) {
                found.add(run.substring(from, to));
            }
            from = Math.max(to, from + 1);
        }
        return found;
    }
}
