package io.evenkeel.workflow.internal;

import java.util.Map;

/** A bundle that orders something from a system outside and waits for what it answers. */
final class OrderBundle {
    private OrderBundle() {}

    static Map<String, String> calling(String url) {
        return Map.of("order.bpmn", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:test">
                  <bpmn:process id="order" name="Order" isExecutable="true">
                    <bpmn:startEvent id="begun" camunda:formKey="ask"/>
                    <bpmn:serviceTask id="call" camunda:type="external" camunda:topic="webhook">
                      <bpmn:extensionElements><camunda:properties>
                        <camunda:property name="url" value="%s"/>
                        <camunda:property name="fields" value="what, unknown"/>
                        <camunda:property name="answers" value="serial, ready"/>
                        <camunda:property name="within" value="PT2H"/>
                      </camunda:properties></bpmn:extensionElements>
                    </bpmn:serviceTask>
                    <bpmn:exclusiveGateway id="came" default="f-no"/>
                    <bpmn:userTask id="install" name="Install" camunda:candidateGroups="service-desk"/>
                    <bpmn:userTask id="ask-again" name="Ask again" camunda:candidateGroups="service-desk"/>
                    <bpmn:endEvent id="done"/>
                    <bpmn:sequenceFlow id="f1" sourceRef="begun" targetRef="call"/>
                    <bpmn:sequenceFlow id="f2" sourceRef="call" targetRef="came"/>
                    <bpmn:sequenceFlow id="f-yes" sourceRef="came" targetRef="install">
                      <bpmn:conditionExpression>${answered and ready}</bpmn:conditionExpression></bpmn:sequenceFlow>
                    <bpmn:sequenceFlow id="f-no" sourceRef="came" targetRef="ask-again"/>
                    <bpmn:sequenceFlow id="f3" sourceRef="install" targetRef="done"/>
                    <bpmn:sequenceFlow id="f4" sourceRef="ask-again" targetRef="call"/>
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(url), "forms/ask.json", """
                {"type": "object", "title": "Ask", "x-zh": "申请", "required": ["what"],
                  "properties": {"what": {"type": "string", "title": "What", "x-zh": "内容", "maxLength": 100}}}
                """);
    }
}
