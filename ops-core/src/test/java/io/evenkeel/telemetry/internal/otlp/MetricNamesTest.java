package io.evenkeel.telemetry.internal.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.telemetry.internal.otlp.MetricNames.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesTest {
    /** Those of Prometheus's own tests, and of its documentation. */
    @ParameterizedTest
    @CsvSource({
        "system.io,By,COUNTER,system_io_bytes_total",
        "http.server.request.duration,s,HISTOGRAM,http_server_request_duration_seconds",
        "process.cpu.time,s,COUNTER,process_cpu_time_seconds_total",
        "jvm.memory.used,By,GAUGE,jvm_memory_used_bytes",
        "memory_in_bytes,By,GAUGE,memory_in_bytes",
        "active.requests,{request},GAUGE,active_requests",
        "requests,1,COUNTER,requests_total",
        "cpu.utilization,1,GAUGE,cpu_utilization_ratio",
        "ratio.of.hits,1,GAUGE,of_hits_ratio",
        "total.requests,,COUNTER,requests_total",
        "network.speed,By/s,GAUGE,network_speed_bytes_per_second",
        "queue.growth,{item}/min,GAUGE,queue_growth_per_min",
        "queue.growth,{item}/m,GAUGE,queue_growth_per_minute",
        "room.temp,Cel,GAUGE,room_temp_celsius",
        "broken__name..x,,GAUGE,broken_name_x",
        "5xx.errors,,COUNTER,_5xx_errors_total",
        "own.unit,furlong,GAUGE,own_unit_furlong",
        "load,%,GAUGE,load_percent",
        "rpc:rate,,GAUGE,rpc:rate"
    })
    void namesAreThoseOfPrometheus(String name, String unit, Kind kind, String expected) {
        assertThat(MetricNames.of(name, unit == null ? "" : unit, kind)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http.method,http_method", "7up,key_7up", "_x,key_x", "__name__,key__name__", "größe,gr__e"})
    void labelsAreThoseOfPrometheusAndNeverItsOwn(String attribute, String expected) {
        assertThat(MetricNames.label(attribute)).isEqualTo(expected);
    }
}
