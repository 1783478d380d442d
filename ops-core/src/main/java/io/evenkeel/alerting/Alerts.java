package io.evenkeel.alerting;

import java.util.List;
import java.util.Optional;

/** The alerts that rules have raised. Thread-safe. */
public interface Alerts {

    /** Pending and firing alerts, firing first, then by severity and age. */
    List<Alert> active();

    Optional<Alert> find(String fingerprint);
}
