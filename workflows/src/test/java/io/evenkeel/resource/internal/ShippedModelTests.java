package io.evenkeel.resource.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.workflow.DrawnModel;
import io.evenkeel.workflow.Step;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.model.bpmn.instance.ScriptTask;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;

/** The model as people read it: everything is drawn and named, nothing lies on anything else, and no code hides in it. */
class ShippedModelTests {
    private final DrawnModel drawn = new DrawnModel("resource");
    private final ResourceRoom room = new ResourceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everythingIsDrawnAndNamed() {
        drawn.mustBeDrawnAndNamed();
    }

    @Test
    void nothingLiesOnAnythingElse() {
        drawn.mustHaveNothingOnAnythingElse();
    }

    @Test
    void flowsBeginAndEndAtWhatTheyJoin() {
        drawn.mustHaveFlowsThatTouchWhatTheyJoin();
    }

    @Test
    void noCodeHidesInItAndEveryStepIsThere() {
        List<String> known = room.context.getBeansOfType(Step.class).values().stream()
                .map(Step::name)
                .toList();
        assertThat(drawn.all(ScriptTask.class)).isEmpty();
        assertThat(drawn.all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.isOperatonAsyncBefore()).as(task.getId()).isTrue();
            assertThat(known)
                    .contains(task.getOperatonExpression()
                            .replaceAll("^\\$\\{steps\\.run\\(execution, '([a-z.-]+)'\\)}$", "$1"));
        });
    }
}
