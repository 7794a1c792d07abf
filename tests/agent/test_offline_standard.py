"""The offline coach is a LangChain chat model like any other: the public standard suites, on it.

What the suites leave out by themselves is what the model says it cannot do, each for its reason:
images, sound, PDF and Anthropic blocks - it reads words only; JSON mode - it has no free text to hold to a schema, its
structured answers come as tool calls; keys from the environment and serialisation - it has no key and no configuration
to write down; VCR - there is no traffic to record; a model override - there is one offline coach, and answering under
another model's name would be a lie.
"""

from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_tests.integration_tests import ChatModelIntegrationTests
from langchain_tests.unit_tests import ChatModelUnitTests

from agent.offline.model import OfflineCoach


class TestOfflineCoachUnit(ChatModelUnitTests):
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return OfflineCoach

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {}

    @property
    def supports_model_override(self) -> bool:
        return False


class TestOfflineCoachIntegration(ChatModelIntegrationTests):
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return OfflineCoach

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {}

    @property
    def supports_model_override(self) -> bool:
        return False
