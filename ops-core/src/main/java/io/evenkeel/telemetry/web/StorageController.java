package io.evenkeel.telemetry.web;

import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.internal.StoredMeasurements;
import io.evenkeel.telemetry.internal.store.StorageUse;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How much measurements take on disk, and how long they stay. */
@RestController
class StorageController {

    private final StoredMeasurements storage;

    StorageController(StoredMeasurements storage) {
        this.storage = storage;
    }

    @GetMapping("/api/telemetry/storage")
    @Needs(Right.SEE_OPERATIONS)
    StorageView storage(Actor actor) {
        return StorageView.of(storage.use(actor));
    }

    @PutMapping("/api/telemetry/retention")
    @Needs(Right.EDIT_SETTINGS)
    StorageView keep(@RequestBody RetentionRequest request, Actor actor) {
        storage.keep(actor, given(request.days(), "days"));
        return StorageView.of(storage.use(actor));
    }

    /** @param days 1 to 3,650 */
    record RetentionRequest(@Nullable Integer days) {}

    /**
     * The state of the store.
     *
     * @param bytes on disk, with indexes
     * @param bytesBy the same by where it lies: log, slabs, chunks, roll-ups, series with their labels, other
     * @param waiting samples that are not at rest yet: those of the last hours, and what came late
     * @param oldest time of the oldest sample, to two hours
     * @param lagSeconds how long the oldest sample waits to be put in order; minutes are a sign of trouble
     */
    record StorageView(
            long retentionDays,
            long bytes,
            SortedMap<String, Long> bytesBy,
            long samples,
            long waiting,
            long series,
            Optional<Instant> oldest,
            long lagSeconds) {

        static StorageView of(StorageUse.Use use) {
            return new StorageView(
                    use.retention().toDays(),
                    use.bytes(),
                    use.bytesBy(),
                    use.samples(),
                    use.waiting(),
                    use.series(),
                    use.oldest(),
                    use.lag().toSeconds());
        }
    }
}
