package io.evenkeel.assistant.internal.facts;

import io.evenkeel.assistant.internal.grammar.Asked;
import io.evenkeel.assistant.internal.grammar.Gist;
import io.evenkeel.assistant.internal.grammar.Intent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must stand in a sentence so that it can be an answer: to "how many" a number, to "who is" a name, to "which model" the word
 * model. An article that only speaks of the same thing is none. Pure.
 */
final class Expected {
    private static final double ENOUGH = 0.5;
    private static final String NUMBER =
            "(?<![\\p{L}\\d-])\\d[\\d.,]*(?![\\d.]*\\.\\s)|\\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?)\\b|[一二三四五六七八九十两半]+\\s?(个|天|小时|分钟|次|台|人|份|周|月|年)";
    private static final String LENGTH = "(" + NUMBER
            + ")\\s?(\\w+ )?(seconds?|minutes?|min\\b|hours?|h\\b|days?|weeks?|months?|years?|秒|分钟|个?小时|天|周|个?月|年|工作日)";
    private static final String MOMENT = LENGTH
            + "|\\d{1,2}[:：]\\d{2}|\\d{1,2} ?(am|pm|点)|\\d{4}-\\d{2}|\\d月|monday|tuesday|wednesday|thursday|friday|saturday|sunday|周[一二三四五六日]|每天|每日|daily|weekly|monthly|nightly|midnight|noon";

    private enum Kind {
        LENGTH("how long\\b|多久|多长时间|多少(天|小时|分钟|个月|年)|几(天|小时|分钟|个月|年)", Expected.LENGTH),
        MOMENT(
                "^when\\b|\\bwhen (is|are|does|do|did|was|were|must|should)\\b|what time|which day|what date|几点|什么时候|何时|哪天|哪一?年|几号|什么时间|哪一天",
                Expected.MOMENT),
        NUMBER(
                "how (many|much|often|full|high|old|fast|far)\\b|what (percentage|percent|share|number)|number of|多少|几(个|台|次|人|条|份|位|种|度|块)|百分之几",
                Expected.NUMBER),
        COST("\\bcosts?\\b|\\bprices?\\b|多少钱|价格|费用", "[$€£¥]|\\b(usd|eur|cny|yuan|euros?|dollars?)\\b|元"),
        CONTACT(
                "\\bcontact( person)?\\b|e-?mail\\b|phone number|extension\\b|联系人|联系方式|邮箱|分机",
                "@|\\bcontact\\b|extension|联系人|联系方式|分机|\\d{5,}");

        private final Pattern asked;
        private final Pattern told;

        Kind(String asked, String told) {
            this.asked = Pattern.compile(asked);
            this.told = Pattern.compile(told);
        }
    }

    private static final Pattern WHO_IS = Pattern.compile(
            "\\bwho('s| is| are| was)\\b(?!.*(allowed|supposed))|\\bname of\\b|\\bwhich (company|firm|supplier|carrier|provider|contractor)\\b|哪家|哪个公司|是谁|谁是|叫什么名|哪位");
    private static final Pattern NAME = Pattern.compile("\\b\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+\\b");
    private static final Pattern WHICH_HOST =
            Pattern.compile("是?哪一?台|是哪个节点|\\bwhich (host|server|machine|node|box)\\b");
    private static final Pattern HOST = Pattern.compile("(?<![a-z0-9-])[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final Pattern AMOUNT = Pattern.compile(NUMBER);
    private static final Pattern PROPER = Pattern.compile("(?<=[a-z,] )\\p{Lu}\\p{Ll}{2,}\\b");
    private static final Pattern SENTENCE = Pattern.compile("[.!?](?=\\s|$)|[。！？；\\n]");
    private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d{1,2}[.)、]\\s*");

    private Expected() {}

    /** Whether a passage holds a sentence that may answer; always where the question asks for no single fact. */
    static boolean isMet(Asked asked, List<Gist> gists, String title, String passage, List<String> people) {
        Optional<Predicate<String>> needed = needed(asked, people);
        return needed.isEmpty()
                || sentences(passage)
                        .anyMatch(sentence -> needed.get().test(sentence)
                                && gists.stream()
                                        .anyMatch(gist -> gist.in(sentence) > 0
                                                && gist.coverage(sentence + " " + title) >= ENOUGH));
    }

    /** Whether the names that the question writes in capitals stand in a text. */
    static boolean namesStand(Asked asked, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return PROPER.matcher(asked.text())
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .allMatch(small::contains);
    }

    private static Stream<String> sentences(String passage) {
        return passage.lines()
                .map(line -> NUMBERED.matcher(line).replaceFirst(""))
                .flatMap(SENTENCE::splitAsStream)
                .filter(sentence -> !sentence.isBlank());
    }

    private static Optional<Predicate<String>> needed(Asked asked, List<String> people) {
        if (asked.wants(Intent.TODO)) {
            return Optional.empty();
        }
        String text = asked.text().toLowerCase(Locale.ROOT);
        Set<String> given =
                AMOUNT.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
        if (asked.attribute().isPresent()) {
            return asked.attribute()
                    .map(attribute -> sentence -> attribute.standsIn(sentence.toLowerCase(Locale.ROOT)));
        }
        if (WHICH_HOST.matcher(text).find()) {
            return Optional.of(sentence -> HOST.matcher(sentence.toLowerCase(Locale.ROOT))
                    .results()
                    .anyMatch(found -> !text.contains(found.group())));
        }
        if (WHO_IS.matcher(text).find()) {
            return Optional.of(
                    sentence -> NAME.matcher(sentence).find() || people.stream().anyMatch(sentence::contains));
        }
        return Stream.of(Kind.CONTACT, Kind.COST, Kind.LENGTH, Kind.MOMENT, Kind.NUMBER)
                .filter(kind -> kind.asked.matcher(text).find())
                .findFirst()
                .map(kind -> sentence -> kind.told
                        .matcher(sentence.toLowerCase(Locale.ROOT))
                        .results()
                        .anyMatch(found -> !given.contains(found.group().replaceFirst("\\s.*", ""))));
    }
}
