package io.evenkeel.alerting.internal;

import java.time.Duration;
import java.util.List;

/** Rules that are evaluated together, one after another. */
record RuleGroup(String file, String name, Duration interval, List<Rule> rules) {
    RuleGroup {
        rules = List.copyOf(rules);
    }
}
