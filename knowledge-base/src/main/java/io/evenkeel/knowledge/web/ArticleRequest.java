package io.evenkeel.knowledge.web;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles.ArticleText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page sends of a text.
 *
 * @param kind {@code ARTICLE} unless given
 * @param language {@code en} unless given
 * @param reviewBy a date such as 2027-06-30
 */
record ArticleRequest(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String language,
        @Nullable String body,
        @Nullable String owner,
        @Nullable String reviewBy,
        @Nullable List<String> rules,
        @Nullable List<String> items) {

    ArticleText text() {
        return new ArticleText(
                kind == null ? Article.Kind.ARTICLE : ArticleWords.of(Article.Kind.class, kind, "kind"),
                title == null ? "" : title,
                language == null ? "en" : language,
                body == null ? "" : body,
                given(owner).map(id -> id(id, "owner")),
                given(reviewBy).map(text -> date(text)),
                rules == null
                        ? List.of()
                        : rules.stream().filter(Objects::nonNull).toList(),
                items == null
                        ? List.of()
                        : items.stream()
                                .filter(Objects::nonNull)
                                .map(text -> id(text, "items"))
                                .toList());
    }

    static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(each -> !each.isBlank());
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid("A date looks like 2027-06-30.", "reviewBy");
        }
    }

    private static UUID id(String text, String field) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "This is no id of a person or an item: " + text.substring(0, Math.min(60, text.length())), field);
        }
    }

    private static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "article-invalid", sentence, field);
    }
}
