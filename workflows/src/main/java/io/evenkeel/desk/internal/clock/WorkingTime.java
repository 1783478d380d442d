package io.evenkeel.desk.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When people work who promise something. */
public interface WorkingTime {

    /** How much of the time from {@code from} until before {@code to} is working time; none if {@code to} is not later. */
    Duration between(Instant from, Instant to);

    /**
     * The earliest moment at which so much working time has passed since {@code from}; empty if that is further away than
     * {@link Calendar#HORIZON_DAYS}.
     */
    Optional<Instant> after(Instant from, Duration work);
}
