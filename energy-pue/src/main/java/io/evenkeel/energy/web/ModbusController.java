package io.evenkeel.energy.web;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.IfMatch;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.energy.ModbusDevices;
import io.evenkeel.energy.web.ModbusBodies.ModbusDeviceAnswer;
import io.evenkeel.energy.web.ModbusBodies.ModbusDeviceList;
import io.evenkeel.energy.web.ModbusBodies.ModbusDeviceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Devices that are read over Modbus TCP. */
@RestController
@RequestMapping("/api/energy/devices")
class ModbusController {
    private final ModbusDevices devices;

    ModbusController(ModbusDevices devices) {
        this.devices = devices;
    }

    @GetMapping
    @Needs(Right.SEE_OPERATIONS)
    ModbusDeviceList devices() {
        return new ModbusDeviceList(
                devices.devices().stream().map(ModbusDeviceAnswer::of).toList());
    }

    @PutMapping("/{id}")
    @Needs(Right.EDIT_SETTINGS)
    ResponseEntity<ModbusDeviceAnswer> keep(
            Actor actor,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ModbusDeviceRequest request) {
        var kept = devices.keep(actor, request.device(id), IfMatch.version(ifMatch));
        return ResponseEntity.ok().eTag(IfMatch.tag(kept.version())).body(ModbusDeviceAnswer.of(kept));
    }

    @DeleteMapping("/{id}")
    @Needs(Right.EDIT_SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable String id) {
        devices.remove(actor, id);
    }

    @PostMapping("/{id}/ask")
    @Needs(Right.EDIT_SETTINGS)
    ModbusDeviceAnswer ask(Actor actor, @PathVariable String id) {
        return ModbusDeviceAnswer.of(devices.ask(actor, id));
    }
}
