package dev.windlass.notify.kafka;

import dev.windlass.contracts.Envelope;

/** A message and the topic it is for. */
record Addressed(String topic, Envelope message) {}
