package io.evenkeel.identity;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How accounts end and how people get in again. Thread-safe. */
public interface Accounts {

    /**
     * Ends an account: its sessions and the programs' tokens that the person issued end with it, the name stays in the
     * trail and is never given again. What agents have stays: a host belongs to nobody. Needs {@code EDIT_PEOPLE}.
     *
     * @throws io.evenkeel.audit.Refusal CONFLICT for the last administrator
     */
    void deactivate(Actor actor, UUID id);

    /**
     * Lets somebody who left in again, with the role they had and a new first password; the programs' tokens stay revoked.
     * Needs {@code EDIT_PEOPLE}.
     *
     * @return shown this once
     * @throws io.evenkeel.audit.Refusal CONFLICT for somebody who has an account
     */
    String reactivate(Actor actor, UUID id);

    /**
     * Gives a new first password, which must be changed at sign-in, and ends all sessions of the person. Needs {@code
     * EDIT_PEOPLE}.
     *
     * @return shown this once
     */
    String resetPassword(Actor actor, UUID id);

    /** Sets a password and ends all sessions, for whoever holds the data folder. Needs {@code EDIT_PEOPLE}. */
    void setPassword(Actor actor, String name, String password);

    /** Ends all sessions of the person who asks, this one too. */
    void signOutEverywhere(Actor actor);

    /** The people who left, the last one first. */
    List<Former> former();

    record Former(UUID id, String name, String displayName, Instant deactivatedAt) {}
}
