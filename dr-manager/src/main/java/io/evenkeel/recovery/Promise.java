package io.evenkeel.recovery;

import io.evenkeel.protocol.RecoveryAct.Retention;
import java.time.Duration;

/**
 * What is promised of a protected item.
 *
 * @param rpo what is lost at most: the age of the newest good copy
 * @param rto how long a restore takes at most
 * @param keep which copies are kept
 */
public record Promise(Duration rpo, Duration rto, Retention keep) {}
