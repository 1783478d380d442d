package io.evenkeel.assistant.internal.grammar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a question. Pure and thread-safe. */
public final class Grammar {
    private static final Pattern PRONOUN = Pattern.compile(
            "\\b(it|its|this|that|these|they|them|he|she|his|her|the (incident|alert|host|server|item|ticket|change|problem|machine|box|database|service|same))\\b|它|这(个|台|条|起|次)?|那(个|台|条|起|次)?|该|他|她|此");
    private static final Pattern PAST =
            Pattern.compile("\\b(was|were|did|had|last|past|previous)\\b|上个?(周|月|星期|礼拜)|昨|前天|当时");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private Grammar() {}

    /**
     * What went before.
     *
     * @param about keys and names that the chat stands beside or spoke of last, the nearest first
     */
    public record Chat(List<String> about) {
        /** A chat that begins. */
        public static final Chat NEW = new Chat(List.of());

        public Chat {
            about = List.copyOf(about);
        }
    }

    public static Asked read(String text, Chat chat, Names names, Instant now, ZoneId zone) {
        Mentions found = Mentions.in(text, names);
        String rest = Sloppy.usual(found.rest().replace('’', '\''));
        Set<Intent> intents = EnumSet.noneOf(Intent.class);
        for (Intent intent : Intent.values()) {
            if (intent.english().matcher(rest).find()
                    || intent.chinese().matcher(rest).find()) {
                intents.add(intent);
            }
        }
        List<String> keys = new ArrayList<>(found.keys());
        List<String> items = new ArrayList<>(found.items());
        List<String> rules = new ArrayList<>(found.rules());
        Optional<Attribute> attribute = Attribute.find(rest);
        List<String> leftOver =
                LeftOver.of(attribute.map(one -> one.without(rest)).orElse(rest));
        if (keys.isEmpty()
                && items.isEmpty()
                && rules.isEmpty()
                && found.unknown().isEmpty()) {
            Described.item(Gist.of(String.join(" ", leftOver)), names.described())
                    .ifPresent(items::add);
        }
        boolean implied = keys.isEmpty()
                && items.isEmpty()
                && rules.isEmpty()
                && found.unknown().isEmpty()
                && takeFromChat(chat, names, keys, items, rules);
        boolean ahead = (intents.contains(Intent.ON_CALL) || intents.contains(Intent.PLANNED))
                && !PAST.matcher(rest).find();
        Optional<TimeSpan> span = TimeWords.read(rest, now, zone, ahead);
        return new Asked(
                text,
                isChinese(text),
                intents,
                keys,
                items,
                rules,
                found.people(),
                found.schedules(),
                found.metrics(),
                found.unknown(),
                found.unknown().stream()
                        .flatMap(word -> Mentions.near(word, names.items()).stream())
                        .findFirst(),
                Measure.find(rest),
                span,
                Act.in(text),
                Foreign.commands(text),
                Beyond.in(rest),
                leftOver,
                LeftOver.said(attribute.map(one -> one.without(rest)).orElse(rest)),
                implied,
                span.isEmpty() && TimeWords.looksLikeTime(rest),
                attribute,
                now);
    }

    /** The language to answer in: Chinese where at least one in eight letters is. */
    public static boolean isChinese(String text) {
        long han = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();
        long letters = text.codePoints().filter(Character::isLetter).count();
        return CHINESE.matcher(text).find() && han * 8 >= letters;
    }

    private static boolean takeFromChat(
            Chat chat, Names names, List<String> keys, List<String> items, List<String> rules) {
        if (chat.about().isEmpty()) {
            return false;
        }
        String nearest = chat.about().getFirst();
        if (nearest.matches("[A-Z]{2,4}-\\d+")) {
            keys.add(nearest);
        } else if (names.rules().contains(nearest)) {
            rules.add(nearest);
        } else {
            items.add(nearest);
        }
        return true;
    }

    /** Whether the words point at something that was spoken of. */
    public static boolean points(String text) {
        return PRONOUN.matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    /** The words by which a text is looked up: those that mean something, without those that only ask. */
    public static Set<String> terms(String text) {
        Set<String> terms = new LinkedHashSet<>();
        for (String word : LeftOver.english(text.toLowerCase(Locale.ROOT))) {
            terms.add(stem(word));
        }
        Matcher run = Pattern.compile("\\p{IsHan}+").matcher(LeftOver.withoutPhrases(text));
        while (run.find()) {
            String han = run.group();
            for (int i = 0; i + 1 < han.length(); i++) {
                terms.add(han.substring(i, i + 2));
            }
        }
        return terms;
    }

    /** Without the endings that only bend a word. */
    static String stem(String word) {
        for (String ending : List.of("ing", "ies", "ed", "es", "s")) {
            if (word.length() > ending.length() + 3 && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** How much of the question's terms stands in the text, from 0 to 1; 0 where there are none. */
    public static double coverage(Set<String> terms, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return terms.isEmpty()
                ? 0
                : (double) terms.stream().filter(small::contains).count() / terms.size();
    }
}
