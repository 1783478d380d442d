package io.evenkeel.telemetry;

/** What the server itself knows of watched hosts, kept as series beside what their agents measure. Thread-safe. */
public interface HostSigns {

    /**
     * Stores one sample each, as of now, of {@code evenkeel_host_last_seen_timestamp_seconds} (the last heartbeat) and
     * {@code evenkeel_host_clock_offset_seconds} (how far the host's clock is ahead, where that is known), with the label
     * {@code host}, for every host that is not revoked. Called before rules are evaluated; does nothing within ten
     * seconds of the last time.
     */
    void record();
}
