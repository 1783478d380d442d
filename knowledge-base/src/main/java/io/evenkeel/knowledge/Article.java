package io.evenkeel.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One article as a reader sees it: one of its versions, with what holds for all of them.
 *
 * @param key what people say: {@code KB-12}
 * @param state of this version; the published one stays for readers while a later one is a draft or in review
 * @param number of this version, from 1
 * @param publishedNumber the version that readers see, if one was published
 * @param language of the text, BCP 47: {@code zh-CN}, {@code en}
 * @param body Markdown (CommonMark with tables), at most {@value #LONGEST_BODY} characters
 * @param reviewBy when somebody must look at it again; past that date a published one expires
 * @param rules names of alert rules that it is about: {@code HostDiskFull}
 * @param items of the inventory that it is about
 * @param source where it came from when a person did not write it: {@code shipped/HostDiskFull}, {@code import/FOLDER/a.md}
 * @param version for {@code If-Match}; grows with each change of the article
 */
public record Article(
        String key,
        Kind kind,
        State state,
        int number,
        Optional<Integer> publishedNumber,
        String title,
        String language,
        String body,
        Optional<UUID> owner,
        Optional<String> ownerName,
        Optional<LocalDate> reviewBy,
        List<String> rules,
        List<UUID> items,
        Optional<String> source,
        String authorName,
        Instant changedAt,
        long version) {

    /** Longest body, in characters. */
    public static final int LONGEST_BODY = 200_000;

    /** What sort of text it is. */
    public enum Kind {
        ARTICLE,
        RUNBOOK,
        KNOWN_ERROR
    }

    /** The life of a version: written, looked at by another person, read by all, no longer to be trusted. */
    public enum State {
        DRAFT,
        REVIEW,
        PUBLISHED,
        EXPIRED
    }

    public Article {
        rules = List.copyOf(rules);
        items = List.copyOf(items);
    }
}
