package io.evenkeel.assistant.internal.check;

import io.evenkeel.assistant.Answer;
import io.evenkeel.assistant.Answer.Check;
import io.evenkeel.assistant.Answer.Claim;
import io.evenkeel.assistant.Source;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds each claim of an answer against the sources that it names. Whoever made the answer, a model or the grammar, it is held
 * against the same rules. Pure, linear in the length of the texts.
 *
 * <p>A claim with sources {@code HOLDS} if it is a whole line of one of them, or if all of these hold; else it is
 * {@code NOT_IN_SOURCE}:
 * <ol>
 * <li>Each source that it names is there; also for a whole line.
 * <li>Quoted words stand in one of them, whatever the white space, width, capitals and quotation marks ({@link Normal}).
 * <li>Each figure ({@link Figures}) follows from one in one of them: the same value, or that value rounded half up to the
 * digits that are shown, after units of the same dimension were converted ({@link Figure}). A whole number without a unit may
 * also be how many sources the claim names: three incidents, each with its source, are three.
 * <li>Each name ({@link Names}) stands in one of them.
 * <li>It does not deny what their nearest sentence says, nor say what that denies ({@link Denials}): "not acknowledged".
 * </ol>
 * What is computed otherwise (a sum, a difference, a mean) does not hold: nobody could see it in a source.
 *
 * <p>A claim without sources is {@code NO_CLAIM} if it says that something is not known or not seen, or is a heading or a
 * question, or if who made it said so; in each case only without a figure. Else it is {@code NO_SOURCE}.
 *
 * <p>What is not tested: whether the words between figures and names say what the source says. "db-01 is fine [1]" holds where
 * the source says that db-01 is down, since neither denies anything. So the source is always shown beside the claim.
 */
public final class Checker {
    private static final Pattern NOT_KNOWN = Pattern.compile(
            "(?:do not|don't|cannot|can't|could not|couldn't) (?:know|see|tell|find|answer|say)|not (?:found|known|visible)"
                    + "|nothing (?:was )?(?:found|seen)|no data|unknown|outside what|ask "
                    + "|不知道|不清楚|看不到|查不到|没有(?:找到|查到|看到|权限|数据)|无权|未找到|无法|问一?下?");

    private Checker() {}

    /** The same answer, with what was found of each claim. */
    public static Answer checked(Answer answer) {
        return new Answer(
                answer.language(),
                answer.outcome(),
                answer.claims().stream()
                        .map(claim -> new Claim(claim.text(), claim.sources(), check(claim, answer.sources())))
                        .toList(),
                answer.sources(),
                answer.whomToAsk(),
                answer.proposals(),
                answer.model(),
                answer.modelAway(),
                answer.took());
    }

    /** What is found of one claim. */
    public static Check check(Claim claim, List<Source> sources) {
        String normal = Normal.of(claim.text());
        if (claim.sources().isEmpty()) {
            return withoutSource(claim, normal);
        }
        List<Source> named = claim.sources().stream()
                .distinct()
                .filter(number -> number >= 1 && number <= sources.size())
                .map(number -> sources.get(number - 1))
                .toList();
        List<String> texts = named.stream().map(Checker::text).toList();
        boolean holds = texts.size() == claim.sources().stream().distinct().count()
                && (isLineOf(normal, named)
                        || (quotesStand(normal, texts)
                                && figuresFollow(normal, texts)
                                && namesStand(normal, texts)
                                && (isRepeated(normal, texts) || !Denials.turned(claim.text(), named))));
        return holds ? Check.HOLDS : Check.NOT_IN_SOURCE;
    }

    private static Check withoutSource(Claim claim, String normal) {
        if (!Figures.in(small(normal)).isEmpty()) {
            return Check.NO_SOURCE;
        }
        boolean saysNothing = claim.check() == Check.NO_CLAIM
                || normal.endsWith(":")
                || normal.endsWith("?")
                || NOT_KNOWN.matcher(small(normal)).find();
        return saysNothing ? Check.NO_CLAIM : Check.NO_SOURCE;
    }

    private static boolean quotesStand(String normal, List<String> texts) {
        return Quotes.in(small(normal)).stream()
                .allMatch(words -> texts.stream().anyMatch(text -> text.contains(words)));
    }

    private static boolean figuresFollow(String normal, List<String> texts) {
        List<Figure> known =
                texts.stream().flatMap(text -> Figures.in(text).stream()).toList();
        return Figures.in(small(normal)).stream()
                .allMatch(figure ->
                        isCount(figure, texts.size()) || known.stream().anyMatch(figure::follows));
    }

    private static boolean isCount(Figure figure, int sources) {
        return figure instanceof Figure.Amount amount
                && amount.unit().isEmpty()
                && amount.value().compareTo(java.math.BigDecimal.valueOf(sources)) == 0;
    }

    private static boolean isLineOf(String normal, List<Source> named) {
        return named.stream()
                .flatMap(source -> source.text().lines())
                .anyMatch(line -> Normal.of(line).equals(normal));
    }

    private static boolean isRepeated(String normal, List<String> texts) {
        return texts.stream().anyMatch(text -> text.contains(small(normal)));
    }

    private static boolean namesStand(String normal, List<String> texts) {
        return Names.in(normal).stream().allMatch(name -> texts.stream().anyMatch(text -> Names.stands(name, text)));
    }

    private static String small(String normal) {
        return normal.toLowerCase(java.util.Locale.ROOT);
    }

    /** What a source says: also its id, title and interval are to be seen. */
    private static String text(Source source) {
        return Normal.small(Stream.of(
                        source.title(),
                        source.text(),
                        source.id(),
                        source.from().map(Objects::toString).orElse(""),
                        source.to().toString())
                .collect(Collectors.joining("\n")));
    }
}
