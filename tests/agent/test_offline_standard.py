"""The offline coach is a LangChain chat model like any other: the public standard suites, on it."""

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
        return False  # there is one offline coach: answering under another model's name would be a lie


class TestOfflineCoachIntegration(ChatModelIntegrationTests):
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return OfflineCoach

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {}

    @property
    def supports_model_override(self) -> bool:
        return False  # as above
