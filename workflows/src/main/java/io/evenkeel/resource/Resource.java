package io.evenkeel.resource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something that somebody applied for, from the application to its return.
 *
 * @param key what people say: {@code RES-12}
 * @param kind id of the catalogue entry
 * @param team whose it is, where it is not the person's own
 * @param quantity what there is; 0 before it is provided
 * @param reserved what counts against the quota: what there is, or more while more is wished
 * @param until its last day
 * @param unitPrice of one unit for one month, as it was when it was applied for
 * @param wish what is asked for and not decided or done yet
 * @param approval id of what is, or was last, voted on
 * @param called whether a program was asked to do it and has not answered
 * @param graceUntil until when it can be restored
 * @param reason the last one that somebody gave: refused, withdrawn, released
 * @param version for {@code If-Match}; grows with each change
 */
public record Resource(
        UUID id,
        String key,
        String kind,
        Owner owner,
        Optional<String> team,
        String purpose,
        State state,
        int quantity,
        int reserved,
        LocalDate until,
        BigDecimal unitPrice,
        String currency,
        Optional<Wish> wish,
        Optional<String> approval,
        boolean called,
        Optional<UUID> item,
        Optional<String> itemName,
        Instant appliedAt,
        Optional<Instant> providedAt,
        Optional<Instant> graceUntil,
        Optional<Instant> endedAt,
        Optional<String> reason,
        long version) {

    /** Where it is; {@link Resources} says which verb goes where. */
    public enum State {
        /** Applied for, and not there yet. */
        WANTED,
        ACTIVE,
        /** Its end is there; it can be restored. */
        GRACE,
        /** It is being taken back. */
        RECLAIMING,
        REFUSED,
        WITHDRAWN,
        /** Approved, and it could not be provided. */
        NOT_PROVIDED,
        RECLAIMED;

        public boolean isOver() {
            return switch (this) {
                case WANTED, ACTIVE, GRACE, RECLAIMING -> false;
                case REFUSED, WITHDRAWN, NOT_PROVIDED, RECLAIMED -> true;
            };
        }

        /** As on the wire: {@code not-provided}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What can be wished. */
    public enum What {
        PROVIDE,
        RESIZE,
        EXTEND;

        /** As on the wire: {@code resize}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far a wish is. */
    public enum Stage {
        /** The table decides. */
        DECIDING,
        /** People vote. */
        APPROVING,
        /** It is being done. */
        PROVIDING;

        /** As on the wire: {@code approving}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param quantity what it shall be
     * @param until its last day then
     * @param by who wishes it
     * @param decision once the table has decided
     */
    public record Wish(
            What what,
            int quantity,
            LocalDate until,
            String reason,
            Owner by,
            Stage stage,
            Optional<Decision> decision) {

        public Wish at(Stage next, Optional<Decision> decided) {
            return new Wish(what, quantity, until, reason, by, next, decided.or(() -> decision));
        }
    }

    /** What the table can say. */
    public enum Verdict {
        /** Nobody is asked. */
        GRANT,
        /** Nobody is asked, and it is not done. */
        REFUSE,
        ASK;

        /** As on the wire: {@code ask}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the table {@code resource-approval} said.
     *
     * @param row which row decided, counted from 1; 0 if none did
     * @param approvals how many yes it needs, where somebody is asked
     * @param whyEn where the table says why; whyZh the same in Chinese
     */
    public record Decision(
            Verdict verdict,
            int row,
            int approvals,
            Set<String> groups,
            Optional<String> whyEn,
            Optional<String> whyZh) {

        public Decision {
            groups = Set.copyOf(groups);
        }
    }

    public record Owner(UUID id, String name) {}

    /** Whose quota it counts against: {@code person/ID} or {@code team/NAME}. */
    public String holder() {
        return team.map(name -> "team/" + name).orElseGet(() -> "person/" + owner.id());
    }

    public BigDecimal monthlyCost() {
        int counted = state == State.WANTED ? wish.map(Wish::quantity).orElse(quantity) : quantity;
        return unitPrice.multiply(BigDecimal.valueOf(counted));
    }
}
