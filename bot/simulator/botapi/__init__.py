"""The Bot API side of the local Telegram: /bot<TOKEN>/<method>, one file per group of methods."""
