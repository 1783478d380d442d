package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.workflow.Words;
import java.util.Optional;
import org.operaton.bpm.model.bpmn.instance.BaseElement;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperty;

/** What models say beside BPMN, in {@code camunda:property} elements: names in Chinese ({@code zh}) and settings. */
public final class ModelWords {
    private ModelWords() {}

    public static Words of(FlowElement element) {
        String name = Optional.ofNullable(element.getName()).orElse(element.getId());
        return new Words(name, property(element, "zh").orElse(name));
    }

    public static Optional<String> property(BaseElement element, String name) {
        if (element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(OperatonProperties.class).list().stream()
                .flatMap(properties -> properties.getOperatonProperties().stream())
                .filter(property -> name.equals(property.getOperatonName()))
                .map(OperatonProperty::getOperatonValue)
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }
}
