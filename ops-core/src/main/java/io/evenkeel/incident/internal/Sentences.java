package io.evenkeel.incident.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.internal.Phase.Obstacle;
import java.util.Locale;

/** Why a verb is refused, as a sentence with the way out. */
final class Sentences {
    private Sentences() {}

    static Refusal refusal(Incident incident, Obstacle obstacle) {
        return new Refusal(Refusal.Kind.CONFLICT, code(obstacle), sentence(incident, obstacle));
    }

    /** Stable, such as {@code incident-still-firing}. */
    static String code(Obstacle obstacle) {
        return "incident-" + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(Incident incident, Obstacle obstacle) {
        String key = incident.key();
        return switch (obstacle) {
            case ACKNOWLEDGED_ALREADY ->
                key + " is acknowledged: " + incident.ownerName().orElse("somebody") + " has it.";
            case NOT_ACKNOWLEDGED -> key + " is open and nobody has it: acknowledge it first.";
            case STILL_FIRING -> key + " is still firing. " + whileFiring(incident);
            case NOT_RESOLVED -> key + " is " + word(incident) + ": resolve it before you review it.";
            case RESOLVED_ALREADY ->
                key + " is resolved: what is left is " + (incident.reviewNeeded() ? "the review." : "to close it.");
            case REVIEWED_ALREADY -> key + " is reviewed and about to be closed.";
            case REVIEW_NEEDED ->
                key + " needs a review: " + (incident.state() == State.RESOLVED ? "" : "resolve it, then ")
                        + "write down cause and remedy, and it closes.";
            case CLOSED_ALREADY -> key + " is closed. If the trouble is back, a new incident opens with its alert.";
        };
    }

    private static String whileFiring(Incident incident) {
        return switch (incident.state()) {
            case OPEN -> "Acknowledge it, and wait until its alerts clear.";
            case ACKNOWLEDGED -> "Wait until its alerts clear, or resolve it and say why it is over all the same.";
            case RESOLVED, REVIEWED, CLOSED ->
                "Wait until its alerts clear, or write down cause and remedy to close it all the same.";
        };
    }

    static Refusal unknown(String key) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "incident-unknown",
                "There is no incident " + key + ". Open the list under Incidents.");
    }

    static Refusal noSuchItem(String key) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "incident-item-unknown",
                key + " is not on this item. Open the incident again: its page lists what it is on.",
                "item");
    }

    static Refusal ownItem(String key, String item) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "incident-item-own",
                key + " was opened for " + item + ". Only what joined it later can be taken out.",
                "item");
    }

    static Refusal outOfDate(Incident incident, long expected) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "incident-changed",
                "Not done: " + incident.key() + " changed since you opened it (version " + incident.version()
                        + ", yours is " + expected + ") and is " + word(incident) + " now. Look again.");
    }

    private static String word(Incident incident) {
        return incident.state().name().toLowerCase(Locale.ROOT);
    }
}
