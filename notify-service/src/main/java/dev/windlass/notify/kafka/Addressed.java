package dev.windlass.notify.kafka;

/** A record's value and the topic it is for; key and headers are the record's own. */
record Addressed(String topic, byte[] value) {}
