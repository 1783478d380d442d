package io.evenkeel.knowledge.internal.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What people of the field call one thing, in both languages: {@code full disk}, {@code no space left}, {@code 磁盘满}. A question
 * with one of them looks, with less weight, for the others as well. Thread-safe.
 */
final class FieldTerms {
    private static final FieldTerms SHIPPED = new FieldTerms(Lines.of("terms.txt"));

    private final List<List<Term>> groups;

    /** @param padded a Latin term between spaces by its stems, a Chinese one as it is written */
    private record Term(String words, String padded) {

        static Term of(String words) {
            String folded = Folding.fold(words.strip());
            return new Term(folded, isHan(folded) ? folded : stems(folded));
        }

        boolean isHan() {
            return isHan(words);
        }

        private static boolean isHan(String words) {
            return words.chars().anyMatch(letter -> Tokens.isHan((char) letter));
        }
    }

    private FieldTerms(List<String> lines) {
        groups = lines.stream()
                .map(line -> List.of(line.split("\\|")).stream().map(Term::of).toList())
                .toList();
    }

    static FieldTerms shipped() {
        return SHIPPED;
    }

    /** For each group of which the text has a term: its other terms, as they are written. */
    List<List<String>> othersOf(String text) {
        String folded = Folding.fold(text);
        String stems = stems(folded);
        List<List<String>> found = new ArrayList<>();
        for (List<Term> group : groups) {
            List<String> others = new ArrayList<>();
            for (Term term : group) {
                if (!(term.isHan() ? folded : stems).contains(term.padded())) {
                    others.add(term.words());
                }
            }
            if (others.size() < group.size()) {
                found.add(others);
            }
        }
        return found;
    }

    private static String stems(String folded) {
        StringBuilder padded = new StringBuilder(" ");
        int from = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean letter = i < folded.length()
                    && Character.isLetterOrDigit(folded.charAt(i))
                    && !Tokens.isHan(folded.charAt(i));
            if (letter && from < 0) {
                from = i;
            } else if (!letter && from >= 0) {
                padded.append(Stems.of(folded.substring(from, i))).append(' ');
                from = -1;
            }
        }
        return padded.toString();
    }
}
