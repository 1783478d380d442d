package io.evenkeel.telemetry.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.internal.store.ChunkStore;
import io.evenkeel.telemetry.internal.store.StorageUse;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much measurements take, and how long they stay. */
@Service
public class StoredMeasurements {

    private static final int LONGEST_DAYS = 3_650;

    private final ChunkStore store;
    private final Audit audit;

    StoredMeasurements(ChunkStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    public StorageUse.Use use(Actor actor) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return store.use();
    }

    /**
     * From now on samples stay for so many days; what is older goes within a quarter of an hour.
     *
     * @throws Refusal INVALID unless it is 1 to 3,650 days
     */
    @Transactional
    public void keep(Actor actor, int days) {
        actor.mustHave(Right.EDIT_SETTINGS);
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "retention-out-of-range",
                    "Measurements are kept for 1 to 3,650 days; " + days + " is not between.",
                    "days");
        }
        long before = store.retention().current().toDays();
        store.retention().set(days);
        audit.record(
                actor,
                "telemetry.retention",
                "measurements",
                Map.of("days", Integer.toString(days), "before", Long.toString(before)));
    }
}
