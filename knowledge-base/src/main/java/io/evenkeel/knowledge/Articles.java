package io.evenkeel.knowledge;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * How articles come to be, are looked at, and go. Verbs are written to the audit trail and refuse with CONFLICT where the state
 * forbids them. {@code expectedVersion}, where present, is {@code If-Match}: a text that somebody else changed meanwhile is
 * refused with OUT_OF_DATE and nothing is lost. Reading needs {@code SEE_OPERATIONS}; drafts and reviews are seen by those who
 * may write or publish. Thread-safe.
 *
 * <pre>
 * (write) -> DRAFT -submit-> REVIEW -publish-> PUBLISHED -expire, review date-> EXPIRED -confirm-> PUBLISHED
 *            REVIEW -return, revise-> DRAFT     DRAFT, REVIEW -discard-> EXPIRED
 *            PUBLISHED, EXPIRED -revise-> the next version, a DRAFT; the published one stays until that is published
 * </pre>
 */
public interface Articles {

    /** Longest title, in characters. */
    int LONGEST_TITLE = 200;

    /** Begins an article with a draft. Needs {@code WRITE_KNOWLEDGE}. */
    Article write(Actor actor, ArticleText text);

    /** Changes the draft, or begins the next version. A text in review is a draft again. Needs {@code WRITE_KNOWLEDGE}. */
    Article revise(Actor actor, String key, ArticleText text, OptionalLong expectedVersion);

    /** Asks for a look at the draft. Needs {@code WRITE_KNOWLEDGE}. */
    Article submit(Actor actor, String key, OptionalLong expectedVersion);

    /** Makes what is in review a draft again, with what is missing. Needs {@code PUBLISH_KNOWLEDGE}. */
    Article giveBack(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /**
     * Gives what is in review to the readers. Refused to who wrote in it, unless nobody else holds the right; then the audit
     * trail keeps that nobody else looked. Needs {@code PUBLISH_KNOWLEDGE}.
     *
     * @param reviewBy when it must be looked at again; else what the text says, else a year from now
     */
    Article publish(Actor actor, String key, Optional<LocalDate> reviewBy, OptionalLong expectedVersion);

    /** Gives up a draft or what is in review; what is published stays. Needs {@code WRITE_KNOWLEDGE}. */
    Article discard(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /** Takes the published version from the readers. Needs {@code PUBLISH_KNOWLEDGE}. */
    Article expire(Actor actor, String key, String reason, OptionalLong expectedVersion);

    /** It was looked at again and is still right; an expired one is published again. Needs {@code PUBLISH_KNOWLEDGE}. */
    Article confirm(Actor actor, String key, LocalDate reviewBy, OptionalLong expectedVersion);

    /**
     * One version.
     *
     * @param number empty: the published one, else the latest that the reader may see
     */
    Optional<Article> find(Actor actor, String key, Optional<Integer> number);

    /** Newest change first. */
    ArticlePage list(Actor actor, ArticleSearch search);

    /** Those that the reader may see, the newest first. */
    List<ArticleEdition> versions(Actor actor, String key);

    /** From one version to another, line by line. */
    Difference difference(Actor actor, String key, int from, int to);

    /** From the latest version that the reader may see to a text in hand, which is not kept. */
    Difference differenceTo(Actor actor, String key, String body);

    /** What this actor may do with it now, and why not where not. */
    List<ArticleAct> acts(Actor actor, String key);

    /**
     * The published runbook of a rule; what people wrote goes before what was shipped.
     *
     * @param language preferred among those, BCP 47
     */
    Optional<RuleRunbook> ofRule(Actor actor, String rule, Optional<String> language);

    /**
     * What a person writes.
     *
     * @param title 1 to {@value #LONGEST_TITLE} characters
     * @param language BCP 47
     * @param body 1 to {@value Article#LONGEST_BODY} characters of Markdown
     * @param owner who answers for it; else who writes it
     * @param rules names of alert rules, at most 50
     * @param items of the inventory, at most 50
     */
    record ArticleText(
            Article.Kind kind,
            String title,
            String language,
            String body,
            Optional<UUID> owner,
            Optional<LocalDate> reviewBy,
            List<String> rules,
            List<UUID> items) {

        public ArticleText {
            rules = List.copyOf(rules);
            items = List.copyOf(items);
        }
    }

    /** An article that is published is due from so many days before its review date on, when its owner is first told of it. */
    int DUE_DAYS = 30;

    /**
     * @param state only those with a version in this state; readers find what is published or has expired
     * @param mine only those whose owner is the asker
     * @param due only those that somebody should look at: published with a review date at most {@value #DUE_DAYS} days away,
     *     expired, or with a version that waits (in review, or a draft beside the published one), where the asker may see it
     * @param language of the reader, BCP 47: a text that ships in several is listed in this one; without it in all
     * @param after {@link ArticlePage#next} of the page before
     * @param limit 1 to 200
     */
    record ArticleSearch(
            Optional<Article.Kind> kind,
            Optional<Article.State> state,
            Optional<String> rule,
            Optional<UUID> item,
            boolean mine,
            boolean due,
            Optional<String> language,
            Optional<String> after,
            int limit) {

        /** In all languages. */
        public ArticleSearch(
                Optional<Article.Kind> kind,
                Optional<Article.State> state,
                Optional<String> rule,
                Optional<UUID> item,
                boolean mine,
                boolean due,
                Optional<String> after,
                int limit) {
            this(kind, state, rule, item, mine, due, Optional.empty(), after, limit);
        }
    }

    /** @param next the cursor of the next page */
    record ArticlePage(List<ArticleRow> articles, Optional<String> next) {

        public ArticlePage {
            articles = List.copyOf(articles);
        }
    }

    /** @param waiting whether a later version is a draft or in review; told to those who may see it */
    record ArticleRow(
            String key,
            Article.Kind kind,
            Article.State state,
            String title,
            String language,
            Optional<String> ownerName,
            Optional<LocalDate> reviewBy,
            Instant changedAt,
            List<String> rules,
            boolean waiting,
            Optional<String> source) {

        public ArticleRow {
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param reviewerName who published it or gave it back
     * @param reason why it was given back, given up or expired
     */
    record ArticleEdition(
            int number,
            Article.State state,
            String title,
            String authorName,
            Instant changedAt,
            Optional<String> reviewerName,
            Optional<String> reason) {}

    /** The verbs of people. */
    enum Verb {
        REVISE,
        SUBMIT,
        RETURN,
        PUBLISH,
        EXPIRE,
        CONFIRM,
        DISCARD
    }

    /**
     * @param code stable, such as {@code article-not-in-review}; present where it is not allowed, and where it is allowed though
     *     nobody else looks
     * @param reason the same as a sentence with the way out
     */
    record ArticleAct(Verb verb, boolean allowed, Optional<String> code, Optional<String> reason) {}

    /**
     * @param key of the article; empty where no article is published
     * @param shipped whether the text is the one that the product ships
     */
    record RuleRunbook(
            String rule, Optional<String> key, String title, String language, String body, boolean shipped) {}
}
