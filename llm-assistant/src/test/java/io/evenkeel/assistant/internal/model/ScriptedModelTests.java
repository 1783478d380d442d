package io.evenkeel.assistant.internal.model;

import org.junit.jupiter.api.AfterEach;

/** The contract against the double: what it says is written down, so that the line to it is what is tested. */
class ScriptedModelTests extends ModelContract {
    private final ScriptedModel script = new ScriptedModel();

    @Override
    Endpoint endpoint() {
        return script.endpoint();
    }

    @Override
    void expect(String tool, String answer) {
        script.then(
                ScriptedModel.tool(tool, "{\"key\":\"INC-7\"}"),
                ScriptedModel.words(answer.substring(0, 5), answer.substring(5)));
    }

    @AfterEach
    void close() {
        script.close();
    }
}
