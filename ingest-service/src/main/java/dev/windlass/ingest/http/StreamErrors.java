package dev.windlass.ingest.http;

import dev.windlass.ingest.core.Rejection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Errors of streams, which grpc-gateway writes in a form of their own. */
final class StreamErrors {
    private StreamErrors() {}

    static GrpcCode code(Rejection rejection) {
        return switch (rejection.reason()) {
            case INVALID, TOO_LARGE, TOO_SLOW, UNSUPPORTED_ENCODING -> GrpcCode.INVALID_ARGUMENT;
            case NOT_FOUND -> GrpcCode.NOT_FOUND;
            case UNAUTHENTICATED -> GrpcCode.UNAUTHENTICATED;
            case FORBIDDEN, WEBHOOK_REFUSED -> GrpcCode.PERMISSION_DENIED;
            case TOO_MANY -> GrpcCode.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> GrpcCode.UNAVAILABLE;
        };
    }

    /** Writes the error, unless the stream has begun: then it just ends. */
    static void write(HttpServletResponse response, GrpcCode code, String message) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("grpc_code", code.number())
                .put("http_code", code.http().value())
                .put("message", message)
                .put("http_status", code.http().getReasonPhrase());
        response.setStatus(code.http().value());
        response.setContentType("application/json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
