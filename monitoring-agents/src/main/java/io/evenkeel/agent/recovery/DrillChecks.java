package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.DrillTool.Ended;
import io.evenkeel.agent.recovery.DrillTool.Work;
import io.evenkeel.agent.recovery.Proof.Proved;
import io.evenkeel.protocol.DrillFinding;
import java.util.ArrayList;
import java.util.List;

/** Makes the checks of one drill and tells each; one that fails does not keep the next from being made. */
final class DrillChecks {

    private final Telling telling;
    private final Ended ended;
    private final List<DrillFinding> findings = new ArrayList<>();
    private int made;

    /** @param ended a check that failed because of it is no finding */
    DrillChecks(Telling telling, Ended ended) {
        this.telling = telling;
        this.ended = ended;
    }

    /** @throws ToolFailed where the drill was ended meanwhile */
    void check(String name, Work<Proved> work) throws ToolFailed {
        long begin = System.nanoTime();
        List<DrillFinding> found;
        String seen;
        try {
            Proved proved = work.run();
            seen = proved.seen();
            found = proved.findings().stream().map(DrillFinding::of).toList();
        } catch (ToolFailed e) {
            seen = e.finding().sentence();
            found = List.of(DrillFinding.of(name, e.finding()));
        } catch (JobRefused e) {
            seen = e.sentence();
            found = List.of(new DrillFinding(e.code().id(), name, e.sentence()));
        }
        if (ended.why().isPresent()) {
            throw new ToolFailed(ended.why().get().code(), ended.why().get().sentence());
        }
        made++;
        findings.addAll(found);
        telling.checked(name, DrillSteps.since(begin), seen, found);
    }

    /** For people: why a check is not made. */
    void leftOut(String name, String why) {
        telling.said(name + " is left out: " + why);
    }

    List<DrillFinding> findings() {
        return List.copyOf(findings);
    }

    String seen() {
        return made + " checks, " + findings.size() + " findings";
    }
}
