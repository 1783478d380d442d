package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.Alert;
import java.time.Instant;

/**
 * An alert with what only the rules need to know.
 *
 * @param ruleKey the rule that raised it
 * @param heldAt when its expression held last
 */
record Watched(Alert alert, String ruleKey, String file, Instant heldAt) {}
