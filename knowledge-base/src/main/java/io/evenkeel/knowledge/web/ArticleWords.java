package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Words of the wire for what the room calls by a constant. */
final class ArticleWords {

    private ArticleWords() {}

    /** @throws Refusal INVALID that names the words there are */
    static <E extends Enum<E>> E of(Class<E> type, String word, String field) {
        String wanted = word.toUpperCase(Locale.ROOT).replace('-', '_');
        List<E> all = List.of(type.getEnumConstants());
        return all.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "article-invalid",
                        "Ask for one of "
                                + String.join(
                                        ", ",
                                        Stream.of(type.getEnumConstants())
                                                .map(Enum::name)
                                                .toList()) + ".",
                        field));
    }
}
