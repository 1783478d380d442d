package io.evenkeel.alerting;

import java.util.Optional;
import java.util.Set;

/** What to do when a shipped rule fires: Markdown, one text a rule. Thread-safe. */
public interface Runbooks {

    /** @param name of the rule: what stands behind {@code /runbooks/} in its {@code runbook_url} */
    Optional<String> find(String name);

    /** The rules that have one. */
    Set<String> names();
}
