package io.evenkeel.assistant.internal.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a text that mean something, each with its other names. Immutable. */
public record Gist(List<Word> words) {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,}");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern CLAUSE = Pattern.compile("[.!?;:,](?=\\s|$)|[。！？；：，、\\n]");

    /** One meaning. */
    public record Word(Set<String> names) {
        public Word {
            names = Set.copyOf(names);
        }

        boolean standsIn(String plain) {
            return names.stream().anyMatch(name -> stands(plain, name));
        }
    }

    public Gist {
        words = List.copyOf(words);
    }

    public static Gist of(String text) {
        var words = new ArrayList<Word>();
        for (String word : LeftOver.english(text)) {
            String stem = Grammar.stem(word);
            words.add(new Word(
                    both(Glossary.alike(word), Glossary.alike(stem), word.equals(stem) ? Set.of() : Set.of(stem))));
        }
        String rest = LeftOver.withoutPhrases(text);
        for (String known : Glossary.chinese()) {
            if (rest.contains(known)) {
                words.add(new Word(Glossary.alike(known)));
                rest = rest.replace(known, " ");
            }
        }
        for (Matcher run = HAN.matcher(rest.replaceAll("[的在是了和与把被给从到就都也还会要用]", " ")); run.find(); ) {
            for (int i = 0; i + 1 < run.group().length(); i++) {
                words.add(new Word(Set.of(run.group().substring(i, i + 2))));
            }
        }
        return new Gist(words.stream().distinct().toList());
    }

    private static Set<String> both(Set<String> one, Set<String> other, Set<String> more) {
        var all = new HashSet<>(one);
        all.addAll(other);
        all.addAll(more);
        return all;
    }

    /** Of the whole text, then of each of its parts that says two things or more: people tell a story and ask at its end. */
    public static List<Gist> parts(String text) {
        Gist whole = of(text);
        return whole.words().size() < 5
                ? List.of(whole)
                : Stream.concat(
                                Stream.of(whole),
                                CLAUSE.splitAsStream(text)
                                        .map(Gist::of)
                                        .filter(part -> part.words().size() > 1))
                        .toList();
    }

    /** How many of the words stand in a text. */
    public long in(String text) {
        String plain = plain(text);
        return words.stream().filter(word -> word.standsIn(plain)).count();
    }

    /** The share of them that stands in a text, from 0 to 1; 0 where there are none. */
    public double coverage(String text) {
        return words.isEmpty() ? 0 : (double) in(text) / words.size();
    }

    /** In small letters, {@code HostDiskFull} in three words. */
    static String plain(String text) {
        return CAMEL.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** An English word stands where one begins with it; a short one only as a whole. */
    private static boolean stands(String plain, String name) {
        if (name.charAt(0) > 127) {
            return plain.contains(name);
        }
        for (int at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !isLetter(plain.charAt(at - 1));
            boolean ends = name.length() > 3
                    || end == plain.length()
                    || !isLetter(plain.charAt(end))
                    || (plain.startsWith("s", end) && (end + 1 == plain.length() || !isLetter(plain.charAt(end + 1))));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
