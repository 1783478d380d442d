package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.Heartbeat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HeartbeatJsonTest {

    @Test
    void theServersReaderReadsWhatIsWritten() {
        var heartbeat = new Heartbeat(
                        "0.1.0",
                        "Odd \"OS\" \\ \t\n\u0001 数 \ud83d\ude00",
                        "6.18.44",
                        "amd64",
                        128,
                        Long.MAX_VALUE,
                        1_795_228_073L,
                        0,
                        -1,
                        Optional.of(1_400L))
                .at(List.of("10.0.0.4", "2001:db8::4"));

        var read = JsonMapper.builder().build().readValue(HeartbeatJson.of(heartbeat), Heartbeat.class);

        assertThat(read).isEqualTo(heartbeat);
    }

    @Test
    void theServersReaderTakesWhatAnOlderAgentDoesNotTell() {
        var older = """
                {"agentVersion":"0.0.9","operatingSystem":"Debian","kernel":"6.1","architecture":"amd64","processors":1,
                 "memoryBytes":1,"bootedAtEpochSecond":1,"bufferedSamples":0,"droppedSamples":0}""";

        assertThat(JsonMapper.builder()
                        .build()
                        .readValue(older, Heartbeat.class)
                        .backlogBytes())
                .isEmpty();
    }
}
