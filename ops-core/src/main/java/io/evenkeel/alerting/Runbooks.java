package io.evenkeel.alerting;

import java.util.List;
import java.util.Optional;

/** What to do when a shipped rule fires: Markdown, one text a rule and language. Thread-safe. */
public interface Runbooks {

    /** In this language every rule has one. */
    String ENGLISH = "en";

    /**
     * In the language, or else in English.
     *
     * @param rule what stands behind {@code /runbooks/} in its {@code runbook_url}
     * @param language BCP 47, of which the first part counts: {@code zh} finds {@code zh-CN}
     */
    Optional<Runbook> find(String rule, Optional<String> language);

    /** All of them, by rule, English first. */
    List<Runbook> all();

    /**
     * One text.
     *
     * @param language BCP 47: {@code en}, {@code zh-CN}
     */
    record Runbook(String rule, String language, String text) {

        /** Whether somebody who asks for the language can read it. */
        public boolean isIn(String asked) {
            return first(asked).equalsIgnoreCase(first(language));
        }

        private static String first(String language) {
            return language.split("-", 2)[0];
        }
    }
}
