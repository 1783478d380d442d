package io.evenkeel.resource.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.resource.Catalogue.Quota;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.internal.Phase.Snag;
import java.util.Locale;

/** Why a verb is refused, as a sentence with the way out. */
final class ResourceSentences {

    private ResourceSentences() {}

    static Refusal refusal(Resource resource, Snag snag) {
        return new Refusal(Refusal.Kind.CONFLICT, code(snag), sentence(resource, snag));
    }

    /** Stable, such as {@code resource-wish-open}. */
    static String code(Snag snag) {
        return "resource-" + snag.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(Resource resource, Snag snag) {
        String key = resource.key();
        return switch (snag) {
            case NOT_THERE_YET -> key + " is applied for and not there yet: withdraw it, and apply anew.";
            case WISH_OPEN ->
                key + " waits for what is wished already ("
                        + resource.wish().map(ResourceSentences::wished).orElse("")
                        + "): withdraw that first, or wait for it.";
            case NO_WISH -> key + " has nothing that is still open: release it where it is no longer needed.";
            case IN_GRACE -> key + " has ended and is in its time of grace: restore it first.";
            case NOT_IN_GRACE -> key + " has not ended: there is nothing to restore. Extend it.";
            case BEING_RECLAIMED -> key + " is being taken back. Apply for another one.";
            case OVER -> key + " is " + resource.state().word() + ". Apply for another one.";
            case NOT_IDLE -> key + " is not known to be idle: nobody asks whether it is kept.";
        };
    }

    private static String wished(Wish wish) {
        return switch (wish.what()) {
            case PROVIDE -> "the application";
            case RESIZE -> "the size " + wish.quantity();
            case EXTEND -> "until " + wish.until();
        };
    }

    static Refusal unknown(String key) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "resource-unknown",
                "There is no resource " + key + " that you may see. Open the list under Resources.");
    }

    static Refusal unknownKind(String kind) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "resource-kind-unknown",
                "The catalogue does not offer \"" + kind + "\". Load the catalogue again.",
                "entry");
    }

    static Refusal outOfDate(Resource resource, long expected) {
        return new Refusal(
                Refusal.Kind.OUT_OF_DATE,
                "resource-changed",
                "Not done: " + resource.key() + " changed since you opened it (version " + resource.version()
                        + ", yours is " + expected + "). Look again.");
    }

    static Refusal overQuota(Quota quota, int more) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "resource-quota",
                quota.holderName() + " may have " + quota.most() + " of " + quota.kind() + " and has or waits for "
                        + quota.used() + ": " + more + " more are too many, " + quota.free()
                        + " are free. Release some, or ask for a larger quota.",
                "quantity");
    }

    static Refusal invalid(String sentence, String field) {
        return new Refusal(Refusal.Kind.INVALID, "resource-invalid", sentence, field);
    }
}
