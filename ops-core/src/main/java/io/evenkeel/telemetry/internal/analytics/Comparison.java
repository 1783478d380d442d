package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.Judgement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A history with the basis that told it best, or none. */
public final class Comparison {

    private final History history;
    private final Optional<Judge> judge;

    private Comparison(History history, Optional<Judge> judge) {
        this.history = history;
        this.judge = judge;
    }

    /** Goes on looking at {@code history} as it grows; how wide the band is stays. */
    public static Comparison with(History history) {
        return new Comparison(history, Calibration.best(history).map(one -> new Judge(history, one)));
    }

    public Judgement of(long millis, double value) {
        return judge.map(one -> one.of(millis, value)).orElseGet(this::notEnough);
    }

    public List<Judgement> along(long[] at) {
        return judge.map(one -> Arrays.stream(at)
                        .mapToObj(millis -> one.along(millis, history.at(History.place(millis))))
                        .toList())
                .orElseGet(() -> Arrays.stream(at).mapToObj(_ -> notEnough()).toList());
    }

    private Judgement notEnough() {
        return new Judgement.NotEnough("Not enough history: at least a day is needed, with 24 values.");
    }
}
