package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.workflow.DrawnModel;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.operaton.bpm.model.bpmn.instance.Activity;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.ScriptTask;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.bpmndi.BpmnShape;

/** The model as people read it: everything is drawn and named, nothing lies on anything else, and no code hides in it. */
class ModelTests {
    private final DrawnModel drawn = new DrawnModel("incident-response");
    private final WorkflowRoom room = new WorkflowRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everythingIsDrawnAndNamed() {
        drawn.mustBeDrawnAndNamed();
        assertThat(drawn.all(FlowNode.class)).hasSizeGreaterThan(10);
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
    void itIsReadFromLeftToRight() {
        var order = Stream.of(
                        "opened", "paging", "acknowledged", "investigate", "resolved", "review", "close", "closed")
                .map(id -> ((FlowNode) Objects.requireNonNull(drawn.model.getModelElementById(id))))
                .map(node -> ((BpmnShape) node.getDiagramElement()).getBounds().getX())
                .toList();
        assertThat(order).isSorted();
    }

    @Test
    void noCodeHidesInItAndEveryDelegateIsThere() {
        assertThat(drawn.all(ScriptTask.class)).isEmpty();
        assertThat(drawn.all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            String bean = task.getOperatonDelegateExpression().replaceAll("^\\$\\{(\\w+)}$", "$1");
            assertThat(room.context.getBean(bean)).isInstanceOf(JavaDelegate.class);
        });
        assertThat(drawn.all(Activity.class))
                .allSatisfy(activity -> assertThat(activity.getExtensionElements())
                        .as(activity.getId())
                        .isNull());
    }
}
