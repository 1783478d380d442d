package io.evenkeel.change.internal;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Result;
import io.evenkeel.change.Change.Stage;
import io.evenkeel.change.Change.State;
import io.evenkeel.problem.Remedies;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RemedyChanges implements Remedies {
    private final ChangeTable table;

    RemedyChanges(ChangeTable table) {
        this.table = table;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Remedy> find(String change) {
        return table.find(change)
                .map(Stored::change)
                .map(found -> new Remedy(
                        found.key(), found.title(), found.state().word(), isCarriedOut(found), isGivenUp(found)));
    }

    private static boolean isCarriedOut(Change change) {
        return change.state() == State.CLOSED && !hasFailed(change);
    }

    private static boolean isGivenUp(Change change) {
        return switch (change.state()) {
            case REFUSED, MISSED, WITHDRAWN, BACKING_OUT, BACKED_OUT -> true;
            case CLOSED -> hasFailed(change);
            case DRAFT, APPROVING, SCHEDULED, RUNNING, DONE -> false;
        };
    }

    private static boolean hasFailed(Change change) {
        return change.review().map(review -> review.result() == Result.FAILED).orElse(false)
                || change.backOut().stream().anyMatch(Stage::isDone);
    }
}
